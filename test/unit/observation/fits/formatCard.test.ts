import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FitsCard } from '../../../../main-services/observation/fits/FitsCard.ts';
import { formatCard } from '../../../../main-services/observation/fits/formatCard.ts';
import { parseHeader } from '../../../../main-services/observation/fits/parseHeader.ts';

describe('formatCard', () => {
  it.each<[string, FitsCard, string[]]>([
    ['logical', { keyword: 'SIMPLE', value: true, comment: 'yes' }, ['SIMPLE  =                    T / yes']],
    ['integer', { keyword: 'NAXIS1', value: 512 }, ['NAXIS1  =                  512']],
    ['float', { keyword: 'EXPTIME', value: 30, decimals: 3 }, ['EXPTIME =               30.000']],
    ['tiny float', { keyword: 'CDELT1', value: -1e-9 }, ['CDELT1  =   -1.000000000000E-9']],
    ['short string is padded', { keyword: 'FILTER', value: 'r', comment: 'f' }, ["FILTER  = 'r       '           / f"]],
    ['quote is doubled', { keyword: 'OBJECT', value: "Barnard's star" }, ["OBJECT  = 'Barnard''s star'"]],
    ['accents are taken off', { keyword: 'ORIGIN', value: 'San Pedro Mártir ☄' }, ["ORIGIN  = 'San Pedro Martir ?'"]],
    ['null is left out', { keyword: 'AIRMASS', value: null }, []],
    ['NaN is left out', { keyword: 'AIRMASS', value: Number.NaN }, []],
    ['comment card', { keyword: 'COMMENT', value: 'words' }, ['COMMENT words']],
  ])('%s', (_case, card, expected) => {
    expect(formatCard(card).map((record) => record.trimEnd())).toEqual(expected);
  });

  it.each(['object', 'TOOLONGWORD', 'A B', ''])('refuses the keyword "%s" by name', (keyword) => {
    expect(() => formatCard({ keyword, value: 1 })).toThrow(`"${keyword}" is not a FITS keyword`);
  });

  it('reads back any printable text and any number it wrote, in records of 80 characters', () => {
    const text = fc.string({ maxLength: 300 }).map((words) => words.trimEnd());
    fc.assert(
      fc.property(text, fc.double({ noNaN: true, noDefaultInfinity: true }), (words, number) => {
        const records = [
          ...formatCard({ keyword: 'WORDS', value: words }),
          ...formatCard({ keyword: 'NUMBER', value: number }),
        ];
        expect(records.every((record) => record.length === 80)).toBe(true);
        const cards = parseHeader(`${records.join('')}END`.padEnd(2880))?.cards ?? [];
        expect(cards[0]?.value).toBe(words);
        const read = Number(cards[1]?.value);
        expect(Math.abs(read - number)).toBeLessThanOrEqual(Math.abs(number) * 1e-12);
      }),
    );
  });
});

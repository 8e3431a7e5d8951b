import { expect, it } from 'vitest';
import { certificateWords, gapPercent, valueWords } from '../../../../renderer/format/certificate.ts';

it.each([
  [0.004, '0.4 %'],
  [0.00401, '0.5 %'],
  [0.0001, '0.1 %'],
  [0.3, '30 %'],
  [0.12345, '13 %'],
])('never calls a gap of %d better than it is: %s', (gap, words) => {
  expect(gapPercent(gap)).toBe(words);
});

it('says how good a planning is', () => {
  const certificate = { value: 99_600, bound: 100_000, gap: 0.004, optimal: false };
  expect(certificateWords(certificate)).toBe('Within 0.4 % of the best possible');
  expect(certificateWords({ ...certificate, gap: 0, optimal: true })).toBe('Proven to be the best possible');
  expect(certificateWords(null)).toBe('Not yet proven how near the best possible');
  expect(valueWords(2_509_200)).toBe('41,820');
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { completeInstruction } from '../../../../devices/grammar/completeInstruction.ts';
import { decodeFrame, encodeFrame } from '../../../../devices/grammar/frame.ts';
import { GrammarError } from '../../../../devices/grammar/GrammarError.ts';
import { parseInstructions } from '../../../../devices/grammar/parseInstructions.ts';
import { VOCABULARY } from '../../../../devices/grammar/vocabulary.ts';

const fault = (line: string): GrammarError => {
  try {
    parseInstructions(line);
  } catch (error) {
    if (error instanceof GrammarError) return error;
    throw error;
  }
  throw new Error(`"${line}" was understood`);
};

describe('a line of the instrument language', () => {
  test.each([
    ['GET DOME STATUS', 'GET', 'DOME', 'STATUS', {}],
    ['get dome status', 'GET', 'DOME', 'STATUS', {}],
    ['DO TELESCOPE GOTO 10.5 -20', 'DO', 'TELESCOPE', 'GOTO', { ra: 10.5, dec: -20 }],
    ['DO TELESCOPE GOTO ra=00:42:44 dec=-0:30:00', 'DO', 'TELESCOPE', 'GOTO', { ra: 10.683333333333334, dec: -0.5 }],
    ['DO TELESCOPE GOTO dec=+41d30m00s ra=0h42m44s', 'DO', 'TELESCOPE', 'GOTO', { dec: 41.5, ra: 10.683333333333334 }],
    ['SET TELESCOPE TRACKING off', 'SET', 'TELESCOPE', 'TRACKING', { on: false }],
    ['SET TELESCOPE COVER open', 'SET', 'TELESCOPE', 'COVER', { open: true }],
    ['DO CAMERA_VIS EXPOSE 30 filter=r', 'DO', 'CAMERA_VIS', 'EXPOSE', { seconds: 30, filter: 'r' }],
    ['SET PLC LIGHT "LAMP FLAT" on', 'SET', 'PLC', 'LIGHT', { lamp: 'LAMP FLAT', on: true }],
    ['SET PLC LIGHT lamp="LAMP; FLAT" on=0', 'SET', 'PLC', 'LIGHT', { lamp: 'LAMP; FLAT', on: false }],
    ['SET PLC FAN FAN_DOME_EAST on', 'SET', 'PLC', 'FAN', { fan: 'FAN_DOME_EAST', on: true }],
    ['DO FOCUSER MOVE 12000', 'DO', 'FOCUSER', 'MOVE', { position: 12000 }],
    ['DO FOCUSER STEP -50', 'DO', 'FOCUSER', 'STEP', { steps: -50 }],
    ['DO ROTATOR ROTATE 90.5', 'DO', 'ROTATOR', 'ROTATE', { angle: 90.5 }],
    ['SET CAMERA_VIS FILTER r', 'SET', 'CAMERA_VIS', 'FILTER', { filter: 'r' }],
    ['DO COVER CLOSE', 'DO', 'COVER', 'CLOSE', {}],
  ])('%s', (line, verb, device, word, given) => {
    expect(parseInstructions(line)).toEqual([{ verb, device, word, arguments: given }]);
  });

  it('may hold several sentences; one that is wrong keeps all from being answered', () => {
    expect(parseInstructions('DO DOME CLOSE; DO TELESCOPE PARK;')).toHaveLength(2);
    expect(fault('DO DOME CLOSE; DO TELESCOPE FLY').message).toMatch(/"FLY" is not something to DO of TELESCOPE/);
  });

  test.each([
    ['', /Nothing is said/, 0],
    ['  ;', /Nothing is said/, 0],
    ['MOVE DOME', /"MOVE" is not a verb; there are GET, SET, DO/, 0],
    ['DO', /an instrument is missing/, 2],
    ['DO PLC', /"PLC" is not an instrument/, 3],
    ['DO DOME GOTO 1 2', /"GOTO" is not something to DO of DOME/, 8],
    ['DO TELESCOPE GOTO 10', /GOTO needs dec/, 20],
    ['DO TELESCOPE GOTO 10 91', /dec 91 is not within -90 … 90/, 21],
    ['DO TELESCOPE GOTO 25:00:00 0', /ra 25:00:00 is not within 0 … 360/, 18],
    ['DO TELESCOPE GOTO 10:61:00 0', /is not an angle/, 18],
    ['DO TELESCOPE GOTO NaN 0', /is not an angle/, 18],
    ['DO TELESCOPE GOTO 1 2 3', /takes ra, dec: "3" is too much/, 22],
    ['DO TELESCOPE GOTO ra=1 ra=2 dec=0', /ra is given twice/, 23],
    ['DO DOME ROTATE az=1e9', /not within 0 … 360/, 15],
    ['SET TELESCOPE TRACKING maybe', /neither on nor off/, 23],
    ['SET PLC LIGHT "LAMP on', /quote is not closed/, 14],
  ])('%j is refused with what is wrong and where', (line, words, position) => {
    expect(fault(line).message).toMatch(words);
    expect(fault(line).position).toBe(position);
  });

  it('never understands by accident, and never falls over', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (line) => {
        try {
          for (const { verb } of parseInstructions(line)) expect(['GET', 'SET', 'DO']).toContain(verb);
        } catch (error) {
          expect(error).toBeInstanceOf(GrammarError);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('completion', () => {
  test.each([
    ['', ['GET', 'SET', 'DO']],
    ['s', ['SET']],
    ['DO ', ['TELESCOPE', 'DOME', 'CAMERA_VIS', 'CAMERA_NIR', 'FOCUSER', 'ROTATOR', 'COVER']],
    ['DO C', ['CAMERA_VIS', 'CAMERA_NIR', 'COVER']],
    ['GET DOME ', ['STATUS', 'AZIMUTH', 'SHUTTER']],
    ['DO TELESCOPE GOTO ', ['ra=', 'dec=']],
    ['DO TELESCOPE GOTO ra=1 ', ['dec=']],
    ['DO DOME CLOSE; DO TELESCOPE PA', ['PARK']],
    ['DO DOME CLOSE ', []],
    ['FLY DOME ', []],
  ])('%j goes on with %j', (beginning, words) => {
    expect(completeInstruction(beginning)).toEqual(words);
  });
});

describe('the JSON frame', () => {
  it('carries what was said and back', () => {
    const said = parseInstructions('DO TELESCOPE GOTO 10.5 -20; SET PLC LIGHT "LAMP FLAT" on; GET DOME STATUS');
    expect(decodeFrame(encodeFrame(said))).toEqual(said);
    expect(JSON.parse(encodeFrame(said)).command[0]).toEqual({
      name: 'DO',
      device: 'TELESCOPE',
      word: 'GOTO',
      ra: 10.5,
      dec: -20,
    });
  });

  test.each([
    ['', /not JSON/],
    ['[]', /no list "command"/],
    ['{"command": []}', /no list "command"/],
    ['{"command": [1]}', /command\[0\] is not an object/],
    ['{"command": [{"name": "DO"}]}', /command\[0\]: "undefined" is not an instrument/],
    ['{"command": [{"name": "DO", "device": "DOME", "word": "ROTATE", "az": null}]}', /command\[0\].az is neither/],
    [
      '{"command": [{"name": "DO", "device": "DOME", "word": "ROTATE", "az": 400}]}',
      /command\[0\]: az 400 is not within/,
    ],
  ])('%s is refused', (frame, words) => {
    expect(() => decodeFrame(frame)).toThrow(words);
  });
});

test('every entry of the vocabulary is written down for people', async () => {
  const { readFile } = await import('node:fs/promises');
  const page = await readFile(new URL('../../../../devices/GRAMMAR.md', import.meta.url), 'utf8');
  for (const { verb, word } of VOCABULARY) expect(page, `${verb} ${word}`).toContain(`${verb} ${word}`);
});

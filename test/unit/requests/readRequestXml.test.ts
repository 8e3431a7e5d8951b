import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestDraft } from '../../../main-services/model/requestDraft.ts';
import { checkDraft } from '../../../main-services/requests/checkDraft.ts';
import { parseDeclination, parseRightAscension } from '../../../main-services/requests/parseAngle.ts';
import { RequestRefused } from '../../../main-services/requests/RequestRefused.ts';
import { readRequestXml } from '../../../main-services/requests/readRequestXml.ts';
import { FILTERS } from '../../../main-services/requests/requestLimits.ts';
import { writeRequestXml } from '../../../main-services/requests/writeRequestXml.ts';

const TONIGHT = '2026-12-15';
const RESOURCES = new URL('../../../simulators/resources/', import.meta.url);

function document(change: { request?: string; sequence?: string; plan?: string; inside?: string } = {}): string {
  return `<?xml version="1.0"?>
<request ${change.request ?? 'name="M 31" user="observer" programme="AGN" night="tonight" strategy="best-effort"'}>
  <sequence ${change.sequence ?? 'name="core" ra="10.6847" dec="41.2690"'}>
    <album detector="VIS">
      <plan ${change.plan ?? 'name="r" filter="r" exposure="60" count="5"'}/>
    </album>${change.inside ?? ''}
  </sequence>
</request>`;
}

/** The problems with which a document is refused. */
function problemsOf(xml: string | Uint8Array): readonly string[] {
  try {
    readRequestXml(xml, TONIGHT);
  } catch (error) {
    if (error instanceof RequestRefused) return error.problems;
    throw error;
  }
  throw new Error('the document was not refused');
}

describe('readRequestXml', () => {
  it('reads everything, and fills in what is not said', () => {
    expect(readRequestXml(document(), TONIGHT)).toEqual({
      name: 'M 31',
      userName: 'observer',
      programmeName: 'AGN',
      isAlert: false,
      nightDate: TONIGHT,
      allOrNothing: false,
      sequences: [
        {
          name: 'core',
          rightAscensionDegrees: 10.6847,
          declinationDegrees: 41.269,
          priorityOffset: 0,
          overheadSeconds: 60,
          durationSeconds: null,
          windows: null,
          preferredAt: null,
          mayMoveEarlierSeconds: 86_400,
          mayMoveLaterSeconds: 86_400,
          mandatory: false,
          reportNights: 0,
          minimumMoonDistanceDegrees: 30,
          maximumAirmass: 2,
          albums: [
            {
              detector: 'VIS',
              plans: [{ name: 'r', filter: 'r', exposureSeconds: 60, imageCount: 5, ditherArcseconds: 0 }],
            },
          ],
        },
      ],
    });
  });

  it('reads sexagesimal angles and a preferred start', () => {
    const xml = document({
      sequence:
        'name="x" ra="00:42:44.3" dec="+41:16:09" preferred="2026-12-16T04:30:00Z" delta-left="60" delta-right="120.5"',
    });
    const [sequence] = readRequestXml(xml, TONIGHT).sequences;
    expect(sequence?.rightAscensionDegrees).toBeCloseTo(10.684583, 6);
    expect(sequence?.declinationDegrees).toBeCloseTo(41.269167, 6);
    expect(sequence?.preferredAt).toBe(Date.UTC(2026, 11, 16, 4, 30));
    expect([sequence?.mayMoveEarlierSeconds, sequence?.mayMoveLaterSeconds]).toEqual([60, 120.5]);
  });

  it.each(readdirSync(RESOURCES).filter((name) => name.startsWith('routine_request')))(
    'takes %s as it is shipped',
    (name) => {
      const draft = readRequestXml(readFileSync(new URL(name, RESOURCES)), TONIGHT);
      expect(checkDraft(draft, TONIGHT)).toEqual([]);
    },
  );

  it.each<[string, string, RegExp]>([
    [
      'exposure in words',
      document({ plan: 'name="r" filter="r" exposure="long" count="5"' }),
      /^sequence 1 'core', album VIS, plan 1: exposure is not a number \("long"\)$/,
    ],
    ['exposure missing', document({ plan: 'name="r" filter="r" count="5"' }), /plan 1: exposure is missing$/],
    ['hexadecimal', document({ plan: 'name="r" filter="r" exposure="0x10" count="5"' }), /exposure is not a number/],
    ['infinite', document({ plan: 'name="r" filter="r" exposure="1e999" count="5"' }), /exposure is not a number/],
    ['no name', document({ request: 'user="observer" programme="AGN"' }), /^request: name is missing$/],
    [
      'unknown attribute',
      document({ sequence: 'name="core" ra="1" dec="2" airmass="3"' }),
      /^sequence 1 'core': unknown attribute "airmass"$/,
    ],
    ['unknown element', document({ inside: '<exec cmd="x"/>' }), /^sequence 1 'core': unknown element <exec>$/],
    ['text inside', document({ inside: 'hello' }), /^sequence 1 'core': there is text \("hello"\)/],
    [
      'unknown detector',
      document({ inside: '<album detector="UV"/>' }),
      /album UV: detector is "UV", not "VIS" or "NIR"/,
    ],
    ['right ascension', document({ sequence: 'name="c" ra="360" dec="2"' }), /ra is "360", not an angle of 0…360°/],
    ['declination', document({ sequence: 'name="c" ra="1" dec="+91:00:00"' }), /dec is "\+91:00:00", not an angle/],
    ['minutes', document({ sequence: 'name="c" ra="10:61:00" dec="1"' }), /ra is "10:61:00"/],
    ['instant', document({ sequence: 'name="c" ra="1" dec="1" preferred="midnight"' }), /preferred is "midnight"/],
    [
      'yes or no',
      document({ sequence: 'name="c" ra="1" dec="1" mandatory="maybe"' }),
      /mandatory is "maybe", not "no" or "yes"/,
    ],
    ['strategy', document({ request: 'name="a" user="b" programme="c" strategy="luck"' }), /strategy is "luck"/],
    ['another document', '<voevent/>', /is a <voevent>, not a <request>/],
    ['not XML', 'dear observatory, please', /not well-formed|no XML element/],
    ['truncated', document().slice(0, 200), /not well-formed/],
    ['empty', '', /empty/],
    [
      'external entity',
      `<!DOCTYPE request [<!ENTITY x SYSTEM "file:///etc/passwd">]>${document({ plan: 'name="&x;" filter="r" exposure="1" count="1"' })}`,
      /<!DOCTYPE; declarations and entities are refused/,
    ],
    [
      'entity bomb',
      `<!DOCTYPE r [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${document()}`,
      /declarations and entities are refused/,
    ],
    ['a megabyte and more', document({ inside: ' '.repeat(1_000_000) }), /bytes; the limit is 1000000/],
    ['nested without end', '<request>'.repeat(5000), /nests more than/],
  ])('refuses %s and says where', (_name, xml, problem) => {
    expect(problemsOf(xml).join('\n')).toMatch(problem);
  });

  it('names every problem of a document at once', () => {
    const xml = document({ sequence: 'name="c" ra="x" dec="y"', plan: 'filter="r" exposure="z" count="5"' });
    expect(problemsOf(xml)).toHaveLength(4);
  });

  it('never does anything but answer or refuse, whatever it is given (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (junk, position) => {
        const whole = document();
        const at = position % whole.length;
        try {
          readRequestXml(whole.slice(0, at) + junk + whole.slice(at + junk.length), TONIGHT);
        } catch (error) {
          expect(error).toBeInstanceOf(RequestRefused);
        }
      }),
      { numRuns: 2000, seed: 3 },
    );
  });
});

describe('angles', () => {
  it.each<[string, number | null]>([
    ['0', 0],
    ['359.999', 359.999],
    ['23:59:59.9', 359.99958333],
    ['00 42 44.3', 10.68458333],
    ['-1', null],
    ['24:00:00', null],
    ['1:2', null],
  ])('right ascension %j is %s', (text, expected) => {
    if (expected === null) expect(parseRightAscension(text)).toBeNull();
    else expect(parseRightAscension(text)).toBeCloseTo(expected, 6);
  });

  it.each<[string, number | null]>([
    ['-00:30:00', -0.5],
    ['+90:00:00', 90],
    ['-90', -90],
    ['90:00:01', null],
    ['abc', null],
  ])('declination %j is %s', (text, expected) => {
    if (expected === null) expect(parseDeclination(text)).toBeNull();
    else expect(parseDeclination(text)).toBeCloseTo(expected, 9);
  });
});

describe('writeRequestXml', () => {
  const text = fc
    .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
    .map((one) => one.trim())
    .filter((one) => one !== '' && !/[\p{Cc}\p{Cs}\uFFFE\uFFFF\uFEFF]/u.test(one));
  const number = (min: number, max: number) =>
    fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map((value) => Number(value.toFixed(6)) + 0);
  const plan = (detector: 'VIS' | 'NIR') =>
    fc.record({
      name: text,
      filter: fc.constantFrom(...FILTERS[detector]),
      exposureSeconds: number(0.1, 3600),
      imageCount: fc.integer({ min: 1, max: 1000 }),
      ditherArcseconds: number(0, 300),
    });
  const album = (detector: 'VIS' | 'NIR') =>
    fc.record({ detector: fc.constant(detector), plans: fc.array(plan(detector), { minLength: 1, maxLength: 3 }) });
  const draft: fc.Arbitrary<RequestDraft> = fc.record({
    name: text,
    userName: text,
    programmeName: text,
    isAlert: fc.constant(false),
    nightDate: fc.constant('2026-12-17'),
    allOrNothing: fc.boolean(),
    sequences: fc.array(
      fc.record({
        name: text,
        rightAscensionDegrees: number(0, 359.9),
        declinationDegrees: number(-90, 90),
        priorityOffset: fc.integer({ min: -5, max: 5 }),
        overheadSeconds: number(0, 3600),
        durationSeconds: fc.constant(null),
        windows: fc.constant(null),
        preferredAt: fc.option(fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }), { nil: null }),
        mayMoveEarlierSeconds: number(0, 86_400),
        mayMoveLaterSeconds: number(0, 86_400),
        mandatory: fc.boolean(),
        reportNights: fc.integer({ min: 0, max: 7 }),
        minimumMoonDistanceDegrees: number(0, 180),
        maximumAirmass: number(1, 10),
        albums: fc.tuple(album('VIS'), album('NIR')).map(([vis, nir]) => [vis, nir]),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  });

  it('writes what readRequestXml reads back the same (property)', () => {
    fc.assert(
      fc.property(draft, (one) => {
        expect(readRequestXml(writeRequestXml(one), TONIGHT)).toEqual(one);
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

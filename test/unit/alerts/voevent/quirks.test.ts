import { describe, expect, it } from 'vitest';
import { kebabOf } from '../../../../main-services/alerts/voevent/kebabOf.ts';
import { parseUtc } from '../../../../main-services/alerts/voevent/parseUtc.ts';
import { readNotice } from '../../../../main-services/alerts/voevent/readNotice.ts';
import { changedSample } from '../samples.ts';

const WAKEUP = 'svom_sb26051101_2_eclairs-wakeup.xml';
const BAT = 'swift_1093742_1_bat_grb_pos.xml';
const GBM = 'fermi_792135758_2_flt_pos.xml';
const LVC = 'lvc_test_MS260401e_1_preliminary.xml';
const NEUTRINO = 'icecube_134191_0.xml';

describe('positions that are none', () => {
  it.each([
    ['error radius 0', ['<Error2Radius>0.0406', '<Error2Radius>0'], /error radius 0 /],
    ['error radius −1', ['<Error2Radius>0.0406', '<Error2Radius>-1'], /error radius -1 /],
    ['no error radius', ['<Error2Radius>0.0406</Error2Radius>', ''], /how well/],
    ['an error radius beyond the sky', ['<Error2Radius>0.0406', '<Error2Radius>200'], /larger than the sky/],
    ['right ascension 400', ['<C1>197.9295', '<C1>400'], /not on the sky/],
    ['declination −95', ['<C2>-33.8525', '<C2>-95'], /not on the sky/],
    ['words', ['<C1>197.9295', '<C1>unknown'], /no readable/],
    ['not a number', ['<C1>197.9295', '<C1>NaN'], /no readable/],
    ['hexadecimal', ['<C1>197.9295', '<C1>0x10'], /no readable/],
    ['hours', ['<Position2D unit="deg">', '<Position2D unit="hours">'], /"hours"/],
    ['galactic', ['<AstroCoordSystem id="UTC-ICRS-GEO"/>', '<AstroCoordSystem id="UTC-GAL-GEO"/>'], /UTC-GAL-GEO/],
    ['horizontal', ['<AstroCoordSystem id="UTC-ICRS-GEO"/>', '<AstroCoordSystem id="UTC-HOR-TOPO"/>'], /UTC-HOR-TOPO/],
  ] as const)('%s', (_, change, note) => {
    const notice = readNotice(changedSample(WAKEUP, change));
    expect(notice.position).toBeNull();
    expect(notice.positionNote).toMatch(note);
  });

  it('is exactly 0, 0 with an error radius', () => {
    const zero = changedSample(WAKEUP, ['<C1>197.9295', '<C1>0.0000'], ['<C2>-33.8525', '<C2>0.0000']);
    expect(readNotice(zero).position).toBeNull();
  });

  it('yet right ascension 360 is 0, and Dec may come first', () => {
    expect(readNotice(changedSample(WAKEUP, ['<C1>197.9295', '<C1>360'])).position?.raDegrees).toBe(0);
    const swapped = changedSample(
      WAKEUP,
      ['<Name1>RA', '<Name1>Dec'],
      ['<Name2>Dec', '<Name2>ra'],
      ['<C1>197.9295', '<C1>-33.8525'],
      ['<C2>-33.8525', '<C2>197.9295'],
    );
    expect(readNotice(swapped).position).toMatchObject({ raDegrees: 197.9295, decDegrees: -33.8525 });
  });
});

describe("missions' own marks", () => {
  it.each([
    [
      'Swift sub-threshold',
      BAT,
      ['value="1093742"', 'value="-1093742"'],
      { doubts: [expect.stringMatching(/negative/)] },
    ],
    [
      'Swift says no burst',
      BAT,
      ['Def_NOT_a_GRB" value="false', 'Def_NOT_a_GRB" value="true'],
      { doubts: [/not a gamma/] },
    ],
    [
      'Swift known source',
      BAT,
      ['Target_in_Gnd_Catalog" value="false', 'Target_in_Gnd_Catalog" value="true'],
      { doubts: [/known/] },
    ],
    [
      'Fermi solar flare',
      GBM,
      ['Most_Likely_Index"     value="4"', 'Most_Likely_Index"     value="8"'],
      { doubts: [/solar flare/] },
    ],
    [
      'Fermi test',
      GBM,
      ['Test_Submission"       value="false"', 'Test_Submission"       value="true"'],
      { doubts: [/test/] },
    ],
    ['LVK mock event with the role of a real one', LVC, ['role="test"', 'role="observation"'], { role: 'test' }],
    ['LVK injection', LVC, ['HardwareInj" value="0"', 'HardwareInj" value="1"'], { doubts: [/injected/] }],
    ['IceCube retraction', NEUTRINO, ['Retraction" value="false"', 'Retraction" value="true"'], { isRetraction: true }],
    ['IceCube test', NEUTRINO, ['InternalTest" value="false"', 'InternalTest" value="true"'], { role: 'test' }],
    [
      'SVOM catalogue source',
      WAKEUP,
      ['Packet_Type" value="202"', 'Packet_Type" value="203"'],
      { doubts: [/known source/] },
    ],
    [
      'SVOM packet type of the future',
      WAKEUP,
      ['Packet_Type" value="202"', 'Packet_Type" value="299"'],
      { type: 'eclairs-wakeup' },
    ],
    ['SVOM without identifiers group', WAKEUP, ['"Svom_Identifiers"', '"Something"'], { burst: 'sb26051101' }],
    [
      'Swift packet type of the future',
      BAT,
      ['Packet_Type" value="61"', 'Packet_Type" value="999"'],
      { type: 'bat-grb-pos' },
    ],
  ] as const)('%s', (_, file, change, expected) => {
    const wanted: Record<string, unknown> = { ...expected };
    if ('doubts' in expected) {
      wanted.doubts = expected.doubts.map((d: unknown) => (d instanceof RegExp ? expect.stringMatching(d) : d));
    }
    expect(readNotice(changedSample(file, change))).toMatchObject(wanted);
  });

  it('LVK retraction without citations is a retraction all the same', () => {
    const bare = changedSample('lvc_test_MS260401e_3_retraction.xml', [/<Citations>[\s\S]*<\/Citations>/, '']);
    expect(readNotice(bare)).toMatchObject({ isRetraction: true, retracts: ['MS260401e'] });
  });
});

describe('dates', () => {
  it.each([
    ['2026-05-11T06:13:57+00:00', '2026-05-11T06:13:57Z'],
    ['2026-05-11T06:13:57Z', '2026-05-11T06:13:57Z'],
    ['2026-05-11T06:13:57', '2026-05-11T06:13:57Z'],
    ['2026-05-11 06:13:57.123456', '2026-05-11T06:13:57.123Z'],
    ['2026-05-11T08:13:57+0200', '2026-05-11T06:13:57Z'],
    ['2026-12-31T23:59:60Z', '2027-01-01T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
  ])('%s', (text, iso) => expect(parseUtc(text)).toBe(Date.parse(iso)));

  it.each([[null], [''], ['yesterday'], ['2026-13-01T00:00:00'], ['2026-02-30T00:00:00'], ['2026-01-01T25:00:00']])(
    'not %s',
    (text) => expect(parseUtc(text)).toBeNull(),
  );
});

describe('words of identifiers', () => {
  it.each([
    ['BAT_GRB_Pos_1093742-465', 'bat-grb-pos'],
    ['GBM_Fin_Pos2026-02-07T05:42:33.65', 'gbm-fin-pos'],
    ['EarlyWarning', 'early-warning'],
    ['1234', 'unknown'],
  ])('%s', (identifier, words) => expect(kebabOf(identifier)).toBe(words));
});

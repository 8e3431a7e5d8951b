import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayNotices } from '../../../../main-services/alerts/replayNotices.ts';
import { defaultStrategy } from '../../../../main-services/alerts/strategy/defaultStrategy.ts';
import { plainSky } from '../../../doubles/plainSky.ts';
import { fermiNotice, jsonNotice, swiftNotice } from '../notices.ts';
import { svomNotice } from '../samples.ts';

const setting = { mode: 'AUTO' as const, strategy: defaultStrategy(), sky: plainSky(), authorities: null };
const NIGHT = Date.parse('2026-05-11T06:00:00Z');
const SECOND = 1000;
const up = { ra: 200, dec: 20, error: 0.05 };

const file = (name: string, bytes: Buffer) => ({ file: name, bytes });
const svom = (type: string, packet: number, more: object = {}) =>
  file(type, svomNotice({ burst: 'sb26051101', type, packet, at: NIGHT, ...more }));
const groups = (...files: readonly { file: string; bytes: Buffer }[]) =>
  replayNotices(files, setting).bursts.map(({ burst, decision }) => `${burst}: ${decision}`);

const wakeup = svom('eclairs-wakeup', 202, up);
const grm = svom('grm-trigger', 201, { ...up, error: -1 });
const flag = (name: string) => ({ flags: [name] });

describe('notices of several missions', () => {
  it.each([
    ['no position, 5 s apart: one', [grm, { kind: 'alert', seconds: 5 }], ['792135758+sb26051101: ignore']],
    [
      'no position, 30 s apart: two',
      [grm, { kind: 'alert', seconds: 30 }],
      ['792135758: ignore', 'sb26051101: ignore'],
    ],
    [
      'a wide circle round the point: one',
      [wakeup, { kind: 'ground', seconds: 5, ra: 210, dec: 25 }],
      ['792135758+sb26051101: observe'],
    ],
    [
      'a wide circle elsewhere: two',
      [wakeup, { kind: 'ground', seconds: 5, ra: 100, dec: -60 }],
      ['792135758: ignore', 'sb26051101: observe'],
    ],
  ] as const)('%s', (_, [first, { kind, seconds, ...place }], expected) => {
    const fermi = file('fermi', fermiNotice({ kind, trigger: '792135758', at: NIGHT + seconds * SECOND, ...place }));
    expect(groups(first, fermi)).toEqual(expected);
  });

  it("Fermi's GBM and LAT, and Swift's GUANO, each with a number of its own, are one burst", () => {
    const gbm = file('gbm', fermiNotice({ kind: 'ground', trigger: '792135758', at: NIGHT, ra: 203, dec: 21 }));
    const lat = fermiNotice({
      kind: 'ground',
      trigger: '792135761',
      at: NIGHT + 3 * SECOND,
      ra: 200,
      dec: 20,
      packet: 128,
      error: 0.1,
    });
    const guano = jsonNotice('swift/bat/Guano', {
      instrument: 'BAT-GUANO',
      id: ['792135766'],
      alert_datetime: '2026-05-11T06:10:00Z',
      trigger_time: '2026-05-11T06:00:00Z',
      ra: 200.02,
      dec: 20.01,
      ra_dec_error: 0.05,
    });
    expect(groups(gbm, file('lat', lat), file('guano', guano))).toEqual(['792135758+792135761+792135766: observe']);
  });

  it('two numbers of one mission at one place and time are two bursts', () => {
    const other = file('other', swiftNotice({ trigger: '1093743', at: NIGHT }));
    expect(groups(file('one', swiftNotice({ trigger: '1093742', at: NIGHT })), other)).toHaveLength(2);
  });

  it('every notice of a burst is given the same name, whoever saw it', () => {
    const { notices } = replayNotices(
      [wakeup, grm, file('swift', swiftNotice({ trigger: '1093742', at: NIGHT }))],
      setting,
    );
    expect(new Set(notices.map(({ burst }) => burst))).toEqual(new Set(['sb26051101+1093742']));
  });

  it('a number that two missions happen to share names two bursts', () => {
    const fermi = file('fermi', fermiNotice({ kind: 'alert', trigger: '1093742', at: NIGHT + 3_600 * SECOND }));
    expect(groups(file('swift', swiftNotice({ trigger: '1093742', at: NIGHT })), fermi)).toEqual([
      'Fermi/1093742: ignore',
      'Swift/1093742: observe',
    ]);
  });
});

describe('citations', () => {
  const other = (id: string, authority: string, ...cites: readonly string[]) =>
    file(
      id,
      Buffer.from(`<voe:VOEvent xmlns:voe="http://www.ivoa.net/xml/VOEvent/v2.0" version="2.0" ivorn="ivo://${authority}/x#${id}">
<Citations>${cites.map((cited) => `<EventIVORN cite="followup">ivo://${cited}</EventIVORN>`).join('')}</Citations></voe:VOEvent>`),
    );

  it('do not tie what a mission numbers as two bursts', () => {
    const cites = [['followup', 'ivo://org.svom/fsc#sb26051100_grm-trigger']] as const;
    const late = svomNotice({ burst: 'sb26051102', type: 'slewing', packet: 204, at: NIGHT + 7_200_000, cites });
    expect(groups(svom('slewing', 204, { cites }), file('late', late))).toHaveLength(2);
  });

  it.each([
    ['a notice and what continues it', [other('a', 'p'), other('b', 'p', 'P/X#a')], 1],
    ['two that continue one that never came', [other('b', 'p', 'p/x#a'), other('c', 'p', 'p/x#a')], 1],
    ['two publishers that cite one notice', [other('b', 'p', 'p/x#a'), other('c', 'q', 'p/x#a')], 2],
    ['a stranger who cites it', [other('a', 'p'), other('b', 'q', 'p/x#a')], 2],
    ['a notice that cites itself', [other('a', 'p', 'p/x#a')], 1],
  ])('%s', (_, files, count) => {
    for (const seed of [null, 1, 2, 3]) expect(replayNotices(files, setting, seed).bursts).toHaveLength(count);
  });
});

describe("a mission's second thoughts", () => {
  it.each([['Def_NOT_a_GRB'], ['StarTrack_Lost_Lock']])(
    '%s in a later notice cancels what an earlier one began',
    (name) => {
      const good = file('good', swiftNotice({ trigger: '1093742', at: NIGHT }));
      const bad = file('bad', swiftNotice({ trigger: '1093742', at: NIGHT + SECOND, serial: 500, ...flag(name) }));
      for (const files of [
        [good, bad],
        [bad, good],
      ]) {
        const { notices, bursts } = replayNotices(files, setting);
        expect(bursts).toMatchObject([{ decision: 'cancel', retractedBy: expect.stringMatching(/-500$/) }]);
        expect(notices.find((line) => line.file === 'bad')?.decision).toBe('ignore');
      }
      expect(groups(bad)).toEqual(['1093742: ignore']);
    },
  );

  it('does not take away what another mission stands by', () => {
    const denied = file('swift', swiftNotice({ trigger: '1093742', at: NIGHT, ...flag('Def_NOT_a_GRB') }));
    expect(groups(wakeup, denied)).toEqual(['sb26051101: observe', '1093742: ignore']);
  });

  it('a notice that comes after its retraction is not observed', () => {
    const retraction = file('a', svomNotice({ burst: 'sb26051101', type: 'retraction', packet: 219, at: NIGHT }));
    const { notices } = replayNotices([{ ...wakeup, file: 'b' }, retraction], setting);
    expect(notices.map(({ file: name, decision }) => [name, decision])).toEqual([
      ['a', 'cancel'],
      ['b', 'ignore'],
    ]);
  });
});

describe('the final state', () => {
  const places = [
    { ra: 200, dec: 20 },
    { ra: 200.03, dec: 20.01 },
    { ra: 215, dec: 30 },
  ] as const;
  const offset = fc.constantFrom(0, 4, 8, 60, 900, 1800);
  const place = fc.constantFrom(...places);
  const swift = fc.record({
    trigger: fc.constantFrom('1093742', '1093743', '-1093742'),
    seconds: offset,
    place,
    serial: fc.integer({ min: 1, max: 9 }),
    flags: fc.constantFrom<readonly string[]>([], [], ['Def_NOT_a_GRB'], ['StarTrack_Lost_Lock']),
  });
  const fermi = fc.record({
    kind: fc.constantFrom('alert' as const, 'ground' as const),
    trigger: fc.constantFrom('792135758', '792135759'),
    seconds: offset,
    place,
    packet: fc.constantFrom(undefined, 128),
  });
  const burst = fc.record({
    id: fc.constantFrom('sb26051101', 'sb26051102'),
    kind: fc.constantFrom(
      ['grm-trigger', 201] as const,
      ['eclairs-wakeup', 202] as const,
      ['mxt-initial', 209] as const,
      ['retraction', 219] as const,
    ),
    seconds: offset,
    place: fc.option(place),
  });

  it('is the same in any order of arrival, duplicates, satellites and second thoughts included', () => {
    const all = fc.tuple(
      fc.uniqueArray(swift, { selector: ({ trigger, serial }) => trigger + serial, maxLength: 4 }),
      fc.uniqueArray(fermi, { selector: ({ kind, trigger, packet }) => kind + trigger + packet, maxLength: 4 }),
      fc.uniqueArray(burst, { selector: ({ id, kind }) => id + kind[0], maxLength: 5 }),
    );
    fc.assert(
      fc.property(all, fc.integer(), fc.nat(), ([swifts, fermis, bursts], seed, doubled) => {
        const bytes = [
          ...swifts.map(({ place: at, seconds, ...rest }) =>
            swiftNotice({ ...rest, ...at, at: NIGHT + seconds * SECOND }),
          ),
          ...fermis.map(({ place: at, seconds, packet, ...rest }) =>
            fermiNotice({ ...rest, ...at, at: NIGHT + seconds * SECOND, ...(packet ? { packet, error: 0.1 } : {}) }),
          ),
          ...bursts.map(({ id, kind: [type, packet], seconds, place: at }) =>
            svomNotice({
              burst: id,
              type,
              packet,
              at: NIGHT + seconds * SECOND,
              ...(at === null ? {} : { ...at, error: 0.05 }),
            }),
          ),
        ];
        const unique = new Map(bytes.map((one) => [/ivorn="([^"]+)"/.exec(one.toString())?.[1], one]));
        const files = [...unique.values()].map((one, index) => file(`${index}`, one));
        const twice = files[doubled % Math.max(1, files.length)];
        const arriving = twice === undefined ? files : [...files, { ...twice, file: 'again' }];
        const inOrder = replayNotices(arriving, setting);
        const shuffled = replayNotices(arriving, setting, seed);
        expect(shuffled.bursts).toEqual(inOrder.bursts);
        const named = ({ notices }: typeof inOrder) => new Map(notices.map((line) => [line.file, line.burst]));
        expect(named(shuffled)).toEqual(named(inOrder));
      }),
      { numRuns: 25 },
    );
  });
});

import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNoticeFiles } from '../../../../main-services/alerts/readNoticeFiles.ts';
import { replayNotices } from '../../../../main-services/alerts/replayNotices.ts';
import { defaultStrategy } from '../../../../main-services/alerts/strategy/defaultStrategy.ts';
import { plainSky } from '../../../doubles/plainSky.ts';
import { changedSample, svomNotice } from '../samples.ts';

const setting = { mode: 'AUTO' as const, strategy: defaultStrategy(), sky: plainSky(), authorities: null };
const directory = new URL('../voevents', import.meta.url).pathname;
const NIGHT = Date.parse('2026-05-11T06:00:00Z');
const burst = (burst: string, type: string, packet: number, minutes: number, more = {}) => ({
  file: `${burst}_${type}`,
  bytes: svomNotice({ burst, type, packet, at: NIGHT + minutes * 60_000, ...more }),
});
const up = { ra: 200, dec: 20, error: 0.05 };

describe('replay of the real notices', () => {
  it('classifies and decides every file', () => {
    const { notices, bursts } = replayNotices(readNoticeFiles(directory), setting);
    expect(notices).toHaveLength(readdirSync(directory).filter((name) => name.endsWith('.xml')).length);
    const decisions = Object.fromEntries(notices.map(({ file, decision }) => [file, decision]));
    expect(decisions).toMatchObject({
      'svom_sb26051101_2_eclairs-wakeup.xml': 'observe',
      'svom_sb26030408_2_retraction.xml': 'cancel',
      'swift_lost_starlock.xml': 'ignore',
    });
    const svom = bursts.find(({ bursts }) => bursts.includes('SVOM/sb26051101'));
    expect(svom).toMatchObject({
      decision: 'observe',
      notices: 4,
      position: { raDegrees: 197.9145, errorDegrees: 0.0108 },
    });
    expect(bursts.find(({ bursts }) => bursts.includes('SVOM/sb26030408'))).toMatchObject({
      decision: 'cancel',
      retractedBy: 'ivo://org.svom/fsc#sb26030408_retraction',
    });
  });

  it('comes to the same in any order', () => {
    const files = [...readNoticeFiles(directory)];
    const inOrder = replayNotices(files, setting).bursts;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(replayNotices(files, setting, seed).bursts).toEqual(inOrder);
      }),
      { numRuns: 30 },
    );
  });

  it('handles a thousand notices, each with its line', () => {
    const files = Array.from({ length: 1000 }, (_, n) =>
      burst(`sb26051${100 + n}`, 'eclairs-wakeup', 202, n, { ...up, ra: (n * 7) % 360 }),
    );
    expect(replayNotices(files, setting, 1).notices).toHaveLength(1000);
  });

  it('gives one line for what cannot be read', () => {
    const { notices } = replayNotices([{ file: 'x.xml', bytes: Buffer.from('rubbish') }], setting);
    expect(notices).toEqual([expect.objectContaining({ file: 'x.xml', ivorn: null, decision: 'ignore' })]);
  });
});

describe('grouping', () => {
  const groups = (files: Parameters<typeof replayNotices>[0]) =>
    replayNotices(files, setting).bursts.map(({ bursts, decision }) => `${bursts.join(' + ')}: ${decision}`);
  const swiftAt = (ra: string, dec: string, time: string) => ({
    file: 'swift',
    bytes: changedSample(
      'swift_1093742_1_bat_grb_pos.xml',
      ['<C1>192.2744', `<C1>${ra}`],
      ['<C2>22.9093', `<C2>${dec}`],
      ['<ISOTime>2022-01-18T18:20:38.09', `<ISOTime>${time}`],
      ['<Date>2022-01-18T18:20:55', `<Date>${time}`],
    ),
  });
  const svom = burst('sb26051101', 'eclairs-wakeup', 202, 0, up);

  it.each([
    ['the same place and time', '200.01', '20.01', '2026-05-11T06:00:20', ['SVOM/sb26051101 + Swift/1093742: observe']],
    ['18 minutes apart', '200.01', '20.01', '2026-05-11T06:18:00', ['SVOM/sb26051101 + Swift/1093742: observe']],
    [
      '25 minutes apart',
      '200.01',
      '20.01',
      '2026-05-11T06:25:00',
      ['SVOM/sb26051101: observe', 'Swift/1093742: observe'],
    ],
    ['a degree apart', '201', '21', '2026-05-11T06:00:20', ['SVOM/sb26051101: observe', 'Swift/1093742: observe']],
  ])('two satellites: %s', (_, ra, dec, time, expected) => {
    expect(groups([svom, swiftAt(ra, dec, time)])).toEqual(expected);
  });

  it("ties Fermi's wide circle to another satellite's point", () => {
    const fermi = {
      file: 'fermi',
      bytes: changedSample(
        'fermi_792135758_2_flt_pos.xml',
        ['<C1>163.8167', '<C1>190'],
        ['<C2>-35.4000', '<C2>30'],
        ['<ISOTime>2026-02-07T05:42:33.65', '<ISOTime>2026-05-11T06:00:05'],
        ['<Date>2026-02-07T05:43:02', '<Date>2026-05-11T06:00:30'],
      ),
    };
    expect(groups([svom, fermi])).toEqual(['Fermi/792135758 + SVOM/sb26051101: observe']);
  });

  const wakeup = 'ivo://org.svom/fsc#sb26051101_eclairs-wakeup';
  it.each([
    ['citing it', [['retraction', wakeup]]],
    ['citing another of the burst that never came', [['retraction', `${wakeup}-preliminary`]]],
    ['citing nothing', []],
  ] as const)('a retraction takes the whole burst back: %s', (_, cites) => {
    const retraction = burst('sb26051101', 'retraction', 219, 0, { ...up, cites });
    const late = burst('sb26051101', 'mxt-initial', 209, 10, { ...up, error: 0.01 });
    expect(groups([svom, retraction, late])).toEqual(['SVOM/sb26051101: cancel']);
  });

  it('a retraction from another publisher takes nothing back', () => {
    const foreign = {
      file: 'foreign',
      bytes: changedSample(
        'svom_sb26030408_2_retraction.xml',
        ['ivo://org.svom/fsc#sb26030408_retraction', 'ivo://evil/x#retraction'],
        ['>ivo://org.svom/fsc#sb26030408_eclairs-wakeup', `>${wakeup}`],
        ['<Date>2026-03-04T10:04:01', '<Date>2026-05-11T06:01:00'],
      ),
    };
    expect(groups([svom, foreign])).toContain('SVOM/sb26051101: observe');
  });

  it('a test retraction takes nothing back', () => {
    const test = burst('sb26051101', 'retraction', 219, 1, { role: 'test', cites: [['retraction', wakeup]] });
    expect(groups([svom, test])).toEqual(['SVOM/sb26051101: observe']);
  });

  it('a burst that another satellite stands by is not cancelled', () => {
    const retraction = burst('sb26051101', 'retraction', 219, 1, { ...up, cites: [['retraction', wakeup]] });
    const files = [svom, swiftAt('200.01', '20.01', '2026-05-11T06:00:20'), retraction];
    expect(groups(files)).toEqual(['SVOM/sb26051101 + Swift/1093742: observe']);
  });

  it('comes to the same in any order, whatever is retracted, cited, doubled or moved', () => {
    const kinds = [
      ['eclairs-wakeup', 202],
      ['slewing', 204],
      ['mxt-initial', 209],
      ['grm-trigger', 201],
      ['retraction', 219],
    ] as const;
    const notice = fc.record({
      id: fc.constantFrom('sb26051101', 'sb26051102', 'sb26051103'),
      kind: fc.constantFrom(...kinds),
      minutes: fc.integer({ min: 0, max: 40 }),
      place: fc.option(fc.record({ ra: fc.constantFrom(200, 200.1, 210), error: fc.constantFrom(-1, 0.01, 0.05, 5) })),
      cite: fc.option(fc.constantFrom(...kinds)),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(notice, { selector: ({ id, kind }) => id + kind[0], maxLength: 12 }),
        fc.integer(),
        (all, seed) => {
          const files = all.map(({ id, kind: [type, packet], minutes, place, cite }) =>
            burst(id, type, packet, minutes, {
              ...(place === null ? {} : { ...place, dec: 20 }),
              ...(cite === null
                ? {}
                : {
                    cites: [[type === 'retraction' ? 'retraction' : 'followup', `ivo://org.svom/fsc#${id}_${cite[0]}`]],
                  }),
            }),
          );
          expect(replayNotices(files, setting, seed).bursts).toEqual(replayNotices(files, setting).bursts);
        },
      ),
      { numRuns: 150 },
    );
  });
});

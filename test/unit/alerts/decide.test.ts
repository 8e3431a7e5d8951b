import { describe, expect, it } from 'vitest';
import { type Circumstances, decide } from '../../../main-services/alerts/decide.ts';
import { fakeVoEvent } from '../../../main-services/alerts/fakeVoEvent.ts';
import { defaultStrategy, defaultStrategyXml } from '../../../main-services/alerts/strategy/defaultStrategy.ts';
import { parseStrategy } from '../../../main-services/alerts/strategy/parseStrategy.ts';
import { readNotice } from '../../../main-services/alerts/voevent/readNotice.ts';
import { plainSky } from '../../doubles/plainSky.ts';
import { changedSample, sample } from './samples.ts';

const WAKEUP = 'svom_sb26051101_2_eclairs-wakeup.xml';
/** Half a minute after the notice's date; it stands 24° high over San Pedro Mártir. */
const NOW = Date.parse('2026-05-11T06:14:50Z');
const strategy = defaultStrategy();
const HOUR = 3_600_000;

function at(now: number, change: Partial<Circumstances> = {}): Circumstances {
  const history = { retractedBy: null };
  return { now, mode: 'AUTO', strategy, sky: plainSky(), authorities: null, acceptsFake: false, history, ...change };
}

describe('decision about a notice', () => {
  it('observes a good position that is up, and says why', () => {
    expect(decide(readNotice(sample(WAKEUP)), at(NOW))).toEqual({
      decision: 'observe',
      startAt: NOW,
      reasons: [
        'The strategy "default" takes SVOM eclairs-wakeup.',
        'The position is known to 2.4′.',
        expect.stringMatching(/It stands 2\d° high now/),
      ],
    });
  });

  it.each([
    ['svom_sb26051101_1_grm-trigger.xml', 'ignore', /error radius -1/],
    ['svom_sb26051101_3_slewing.xml', 'observe', /slewing/],
    ['svom_sb26051101_4_mxt-initial.xml', 'observe', /mxt-initial/],
    ['svom_sb26030408_2_retraction.xml', 'cancel', /retracts ivo:\/\/org.svom\/fsc#sb26030408_eclairs-wakeup/],
    ['fermi_792135758_1_alert.xml', 'ignore', /0, 0/],
    ['fermi_792135758_2_flt_pos.xml', 'ignore', /796\.0′ only/],
    ['fermi_792135758_6_fin_pos.xml', 'ignore', /197\.4′ only/],
    ['icecube_134191_0.xml', 'ignore', /55\.2′ only/],
    ['lvc_test_MS260401e_1_preliminary.xml', 'ignore', /role is "test"/],
    ['lvc_test_MS260401e_3_retraction.xml', 'ignore', /role is "test"/],
    ['malformed_no_namespace.xml', 'ignore', /role is "test"/],
    ['swift_bat_test.xml', 'ignore', /role is "test"/],
    ['swift_lost_starlock.xml', 'ignore', /star lock/],
    ['swift_point_dir_utility.xml', 'ignore', /role is "utility"/],
    ['swift_xrt_v1.1_old-schema.xml', 'ignore', /VOEvent 2\.0/],
  ] as const)('%s at its own time: %s', (file, decision, reason) => {
    const notice = readNotice(sample(file));
    const verdict = decide(notice, at((notice.issuedAt ?? 0) + 30_000));
    expect(verdict.decision).toBe(decision);
    expect(verdict.reasons.join(' ')).toMatch(reason);
  });

  it.each([
    ['a burst of yesterday', [], NOW + 25 * HOUR, {}, 'ignore', /burst is 25 h old; the limit is 24 h/],
    ['a notice replayed after an outage', [], NOW + 2 * HOUR, {}, 'ignore', /notice is 120|notice is 2 h old/],
    [
      'a burst of the future',
      [['<Date>2026-05-11T06:14:19', '<Date>2026-05-11T07:14:19']],
      NOW,
      {},
      'ignore',
      /future/,
    ],
    [
      'the year 1970',
      [['<Date>2026-05-11T06:14:19', '<Date>1970-01-01T00:00:00']],
      NOW,
      {},
      'ignore',
      /1970-01-01, which cannot be/,
    ],
    [
      'the year 9999',
      [['<Date>2026-05-11T06:14:19', '<Date>9999-12-31T23:59:59']],
      NOW,
      {},
      'ignore',
      /9999-12-31, which cannot be/,
    ],
    [
      'no times at all',
      [
        [/<Param name="Alert_Seq_T0"[^>]*>/, ''],
        [/<ISOTime>[^<]*/, '<ISOTime>'],
      ],
      NOW,
      {},
      'ignore',
      /when/,
    ],
    ['weak', [['"SNR" value="55.22"', '"SNR" value="5"']], NOW, {}, 'ignore', /significance is 5; .* 6\.5/],
    ['of no stated significance', [[/<Param name="SNR"[^>]*>/, '']], NOW, {}, 'observe', /takes/],
    ['a prediction', [['role="observation"', 'role="prediction"']], NOW, {}, 'ignore', /"prediction"/],
    ['a role that does not exist', [['role="observation"', 'role="observe"']], NOW, {}, 'ignore', /standard/],
    ['from a stranger', [], NOW, { authorities: ['gwnet'] }, 'ignore', /publisher org\.svom/],
    [
      'from a publisher known, by an author unknown',
      [['ivo://org.svom/fsc<', 'ivo://evil/x<']],
      NOW,
      { authorities: ['org.svom'] },
      'ignore',
      /author ivo:\/\/evil/,
    ],
    ['from one known', [], NOW, { authorities: ['org.svom'] }, 'observe', /takes/],
    [
      'not taken by the strategy',
      [['Packet_Type" value="202"', 'Packet_Type" value="203"']],
      NOW,
      {},
      'ignore',
      /does not take SVOM eclairs-catalog/,
    ],
    ['under the Moon', [], NOW, { sky: plainSky({ raDegrees: 198, decDegrees: -30 }) }, 'ignore', /4° from the Moon/],
    ['never up here', [['<C2>-33.8525', '<C2>-80']], NOW, {}, 'ignore', /does not rise above 20°/],
    ['up later', [['<C1>197.9295', '<C1>280']], NOW, {}, 'later', /Observable from \d\d:\d\d UTC/],
    [
      'by day',
      [['<Date>2026-05-11T06:14:19', '<Date>2026-05-11T18:00:00']],
      NOW + 12 * HOUR,
      {},
      'later',
      /Sun is too high/,
    ],
    ['under manual control', [], NOW, { mode: 'MAN' }, 'ask', /manual control/],
    [
      'of a burst retracted before',
      [],
      NOW,
      { history: { retractedBy: 'ivo://org.svom/fsc#r' } },
      'ignore',
      /retracted by ivo:/,
    ],
  ] as const)('%s', (_, changes, now, change, decision, reason) => {
    const bytes = changedSample(WAKEUP, ...changes);
    const verdict = decide(readNotice(bytes), at(now, change as Partial<Circumstances>));
    expect(verdict.reasons.join(' ')).toMatch(reason);
    expect(verdict.decision).toBe(decision);
    expect(verdict.startAt === null).toBe(decision === 'ignore');
  });

  it('takes fakes only from where they may come from', () => {
    const fake = readNotice(
      fakeVoEvent({ name: 'exercise 1', raDegrees: 197.9, decDegrees: 20, errorDegrees: 0.05 }, NOW),
    );
    expect(fake).toMatchObject({ fake: true, mission: 'PyROS', role: 'observation' });
    expect(decide(fake, at(NOW, { acceptsFake: true })).decision).toBe('observe');
    expect(decide(fake, at(NOW)).reasons[0]).toMatch(/fake alert that was not raised/);
  });

  it('decides about a fake as about the notice it plays', () => {
    const playing = (mission: string, type: string) =>
      readNotice(fakeVoEvent({ name: 'x', raDegrees: 197.9, decDegrees: 20, errorDegrees: 0.05, mission, type }, NOW));
    const taken = playing('SVOM', 'eclairs-wakeup');
    expect(taken).toMatchObject({ fake: true, mission: 'SVOM', type: 'eclairs-wakeup' });
    expect(decide(taken, at(NOW, { acceptsFake: true })).decision).toBe('observe');
    expect(decide(playing('MAXI', 'unknown-source'), at(NOW, { acceptsFake: true })).reasons.join()).toMatch(
      /does not take MAXI/,
    );
    expect(playing('Nobody', '"<&')).toMatchObject({ fake: true, mission: 'PyROS', type: 'fake' });
  });

  it.each([
    ['for every type of a mission', '<accept mission="SVOM" type="*"/>', 'observe', /takes SVOM eclairs-wakeup/],
    [
      'with a radius of its own',
      '<accept mission="SVOM" type="eclairs-wakeup" maximum-error-arcminutes="2"/>',
      'ignore',
      /limit is 2\.0′/,
    ],
    [
      'for the type before the one for all',
      '<accept mission="SVOM" type="*"/><accept mission="SVOM" type="eclairs-wakeup" minimum-significance="99"/>',
      'ignore',
      /asks for 99/,
    ],
  ] as const)('an entry of the strategy %s counts', (_, accept, decision, reason) => {
    const xml = defaultStrategyXml()
      .replace(/(?:<accept mission="SVOM"[^>]*>\s*)+/g, '')
      .replace('<limits ', `${accept}<limits `);
    const verdict = decide(readNotice(sample(WAKEUP)), at(NOW, { strategy: parseStrategy(xml, 4) }));
    expect(verdict.reasons.join(' ')).toMatch(reason);
    expect(verdict.decision).toBe(decision);
  });

  it('names the version of a stored strategy, and an expired notice is not acted on', () => {
    const verdict = decide(readNotice(sample(WAKEUP)), at(NOW, { strategy: { ...strategy, version: 3 } }));
    expect(verdict.reasons[0]).toBe('The strategy "default" (version 3) takes SVOM eclairs-wakeup.');
    const expired = changedSample(WAKEUP, ['</voe:VOEvent>', '<Why expires="2026-05-11T06:14:30"/></voe:VOEvent>']);
    expect(decide(readNotice(expired), at(NOW)).reasons.join()).toMatch(/stood by it until 2026-05-11T06:14:30/);
  });

  it('names every objection, not only the first', () => {
    const bytes = changedSample(WAKEUP, ['"SNR" value="55.22"', '"SNR" value="5"']);
    expect(decide(readNotice(bytes), at(NOW + 30 * HOUR)).reasons).toHaveLength(3);
  });
});

import { describe, expect, test } from 'vitest';
import { SITE } from '../plcReplies.ts';
import { ruleOf, stateAfter } from '../run.ts';

const site = (reply: Record<string, string | null> = {}) => ({ s: 0, reply, site: SITE });

describe('site rules', () => {
  test('all is well', () => {
    const state = stateAfter([site()]);
    expect(state).toMatchObject({ safe: true, mayOpen: true });
    expect(state.site).toMatchObject({
      globalStatus: 'OK',
      doors: 'closed',
      shutter: 'closed',
      lights: 'LAMP_FLAT_CAGIRE',
    });
  });

  test.each([
    ['doors', { 'SITE.doors': 'open' }, 'hold', 'a door is open', 'DOORS OPEN'],
    ['doors', { 'SITE.doors': 'ajar' }, 'hold', 'not known', 'OK'],
    ['intrusion', { 'SITE.intrusion': 'yes' }, 'secure', 'intrusion reported', 'INTRUSION'],
    ['intrusion', { 'SITE.intrusion': null }, 'secure', 'not known', 'UNKNOWN'],
    ['mains', { 'SITE.mains': 'OFF' }, 'secure', 'power is off', 'MAINS OFF'],
    ['mains', { 'SITE.valid': 'no' }, 'secure', 'not known', 'UNKNOWN'],
    ['deadMan', { 'DEADMAN.tripped': 'yes' }, 'secure', 'tripped', 'DEAD MAN'],
    ['lights', { 'LAMP_DOME_WHITE.status': 'on' }, 'hold', 'LAMP_DOME_WHITE on', 'LIGHTS ON'],
    ['lights', { 'LAMP_DOME_WHITE.status': 'dim' }, 'hold', 'not known', 'OK'],
  ])('%s with %j: %s, %s', (rule, reply, decision, interpretation, status) => {
    const state = stateAfter([site(reply)]);
    expect(ruleOf(state, rule)).toMatchObject({ decision, interpretation });
    expect(state.site.globalStatus).toBe(status);
    expect(state.safe).toBe(decision !== 'secure');
    expect(state.mayOpen).toBe(false);
  });

  test('contacts that the site never had are not asked for; those that vanished are', () => {
    expect(ruleOf(stateAfter([{ s: 0 }]), 'mains')).toMatchObject({
      decision: 'allow',
      interpretation: 'not installed',
    });
    const vanished = stateAfter([site(), { s: 2 }]);
    expect(ruleOf(vanished, 'mains').decision).toBe('secure');
    expect(ruleOf(vanished, 'doors').decision).toBe('hold');
    expect(ruleOf(vanished, 'lights').decision).toBe('hold');
  });

  test('a shut door allows opening at once, mains power only after its hold-off', () => {
    expect(stateAfter([site({ 'SITE.doors': 'open' }), { ...site(), s: 2 }]).mayOpen).toBe(true);
    expect(stateAfter([site({ 'SITE.mains': 'off' }), { ...site(), s: 2 }]).mayOpen).toBe(false);
    expect(stateAfter([site({ 'SITE.mains': 'off' }), { ...site(), s: 300 }]).mayOpen).toBe(true);
  });
});

describe('PLC contact', () => {
  test('no answer yet is unsafe, and the only thing that is told', () => {
    const state = stateAfter([{ s: 0, reply: 'silence' }]);
    expect(state).toMatchObject({ safe: false, causeRule: 'plcContact', cause: 'The PLC has not answered yet' });
    expect(state.weather).toMatchObject({ globalStatus: 'UNKNOWN', rain: null, wind: null, temperature: null });
    expect(state.site.globalStatus).toBe('UNKNOWN');
  });

  test('silence closes after six seconds, not before', () => {
    expect(stateAfter([{ s: 0 }, { s: 5.9, reply: 'silence' }]).safe).toBe(true);
    const state = stateAfter([{ s: 0 }, { s: 6, reply: 'silence' }]);
    expect(state).toMatchObject({
      safe: false,
      causeRule: 'plcContact',
      cause: 'The PLC has not answered since 03:00:00 UTC',
    });
    expect(state.readings.every(({ standing }) => standing === 'stale')).toBe(true);
    expect(ruleOf(state, 'wind')).toMatchObject({ value: null, decision: 'secure' });
    expect(ruleOf(state, 'wind').readingAt).toBe(state.at - 6000);
  });

  test('contact regained holds for a minute, so that a bad line does not move the dome to and fro', () => {
    const lost = [{ s: 0 }, { s: 6, reply: 'silence' as const }];
    expect(stateAfter([...lost, { s: 8 }])).toMatchObject({ safe: true, mayOpen: false });
    expect(stateAfter([...lost, { s: 8 }, { s: 66 }]).mayOpen).toBe(true);
  });

  test("the original's date never moves: it means nothing", () => {
    const steps = Array.from({ length: 30 }, (_, i) => ({ s: 2 * i }));
    expect(stateAfter(steps).safe).toBe(true);
  });

  test('a date that stands still after it had been running is a PLC that hangs', () => {
    const running = Array.from({ length: 5 }, (_, i) => ({ s: 2 * i, reportedAt: 1_000_000 + 2000 * i }));
    const hanging = (n: number) => Array.from({ length: n }, (_, i) => ({ s: 10 + 2 * i, reportedAt: 1_008_000 }));
    expect(stateAfter([...running, ...hanging(2)]).safe).toBe(true);
    expect(stateAfter([...running, ...hanging(3)])).toMatchObject({
      safe: false,
      causeRule: 'plcContact',
      cause: 'The PLC stands still: its replies repeat since 03:00:08 UTC',
    });
    expect(stateAfter([...running, ...hanging(3), { s: 16, reportedAt: 1_020_000 }]).safe).toBe(true);
  });

  test('a date that jumped ahead and waits for the time it shows is no PLC that hangs', () => {
    const running = Array.from({ length: 5 }, (_, i) => ({ s: 2 * i, reportedAt: 1_000_000 + 2000 * i }));
    const waiting = Array.from({ length: 10 }, (_, i) => ({ s: 10 + 2 * i, reportedAt: 1_100_000 }));
    expect(stateAfter([...running, ...waiting]).safe).toBe(true);
  });

  test('our own clock set back leaves the age of a reply unknown', () => {
    expect(stateAfter([{ s: 0 }, { s: -3600, reply: 'silence' }])).toMatchObject({
      safe: false,
      causeRule: 'plcContact',
    });
  });
});

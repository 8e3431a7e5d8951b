import { describe, expect, test } from 'vitest';
import type { OutsideFacts } from '../../../../main-services/environment/OutsideFacts.ts';
import { SITE, START } from '../plcReplies.ts';
import { ruleOf, type Step, stateAfter } from '../run.ts';

const step = (s: number, outside: Partial<OutsideFacts>): Step => ({ s, outside });
const by = (name: string, ...steps: Step[]) => ruleOf(stateAfter(steps), name);

describe('daylight with an open dome', () => {
  test.each([
    [12, 'open', 'secure', 'day, and the dome is open', 'DAYLIGHT'],
    [0, 'open', 'secure', 'day, and the dome is open', 'DAYLIGHT'],
    [12, 'unknown', 'hold', 'day, the dome is not known to be shut', 'DAYLIGHT'],
    [12, 'shut', 'allow', 'day, dome shut', 'OK'],
    [-0.1, 'open', 'allow', 'the Sun is down', 'OK'],
    [null, 'open', 'allow', 'not known', 'OK'],
  ] as const)('Sun at %s°, dome %s: %s', (sunAltitudeDegrees, dome, decision, interpretation, status) => {
    const state = stateAfter([step(0, { sunAltitudeDegrees, dome })]);
    expect(ruleOf(state, 'daylight')).toMatchObject({ decision, interpretation, mustSecure: decision === 'secure' });
    expect(state.site.globalStatus).toBe(status);
  });

  test("the PLC's own word that the dome is open counts against the dome's", () => {
    const site = SITE.map((device) => ({
      ...device,
      values: device.values.map((each) => (each.name === 'dome_shutter' ? { ...each, value: 'open' } : each)),
    }));
    const outside = { sunAltitudeDegrees: 5, dome: 'shut' } as const;
    expect(ruleOf(stateAfter([{ s: 0, site, outside }]), 'daylight').decision).toBe('secure');
    expect(ruleOf(stateAfter([{ s: 0, site: SITE, outside: { sunAltitudeDegrees: 5 } }]), 'daylight').decision).toBe(
      'allow',
    );
  });

  test('once the dome is shut nothing holds', () => {
    const day = { sunAltitudeDegrees: 5 };
    const steps = [step(0, { ...day, dome: 'open' }), step(30, { ...day, dome: 'shut' })];
    expect(by('daylight', ...steps)).toMatchObject({ decision: 'allow', mustSecure: false });
  });
});

describe('the shutter by two witnesses', () => {
  const evidence = "the PLC's contact says closed while the dome itself says open";
  const disputed = (s: number) => ({ s, site: SITE, outside: { dome: 'open' } as const });
  const suspects = (...steps: Step[]) => stateAfter(steps).suspects.filter(({ sensor }) => sensor === 'SITE');

  test('that disagree for ten seconds are named', () => {
    expect(suspects(disputed(0), disputed(9.9))).toEqual([]);
    expect(suspects(disputed(0), disputed(10))).toEqual([{ sensor: 'SITE', quantity: 'domeShutter', evidence }]);
  });

  test('that agree in between, or of which one does not know, are not', () => {
    const agreed = { s: 5, site: SITE, outside: { dome: 'shut' } as const };
    expect(suspects(disputed(0), agreed, disputed(10))).toEqual([]);
    expect(suspects(disputed(0), { s: 5, site: SITE, outside: { dome: 'unknown' } }, disputed(10))).toEqual([]);
    expect(suspects(disputed(100), disputed(0), disputed(9))).toEqual([]);
  });
});

describe('disk space', () => {
  test.each([
    [77e9, 77, 'allow', 'enough'],
    [1.01e9, 1.01, 'allow', 'enough'],
    [1e9, 1, 'hold', 'little left'],
    [0.5e9, 0.5, 'secure', 'disk full'],
    [0, 0, 'secure', 'disk full'],
    [null, null, 'allow', 'not known'],
  ] as const)('%s bytes free: %s GB, %s', (freeDiskBytes, value, decision, interpretation) => {
    expect(by('diskSpace', step(0, { freeDiskBytes }))).toMatchObject({ value, decision, interpretation });
  });

  test('after a full disk more than the minimum must be free', () => {
    const full = step(0, { freeDiskBytes: 0.4e9 });
    expect(by('diskSpace', full, step(2, { freeDiskBytes: 0.9e9 }))).toMatchObject({
      decision: 'hold',
      mustSecure: true,
    });
    expect(by('diskSpace', full, step(2, { freeDiskBytes: 2e9 })).decision).toBe('allow');
  });
});

describe('heartbeat', () => {
  test.each([
    [0, 0, 'allow', 'taken by the PLC'],
    [19.9, 19.9, 'allow', 'taken by the PLC'],
    [20, 20, 'secure', 'not taken'],
    [-5, 0, 'allow', 'taken by the PLC'],
  ])('taken %d s ago: %s', (age, value, decision, interpretation) => {
    const rule = by('heartbeat', step(0, { heartbeatAt: START - age * 1000 }));
    expect(rule).toMatchObject({ value, decision, interpretation, readingAt: START - age * 1000 });
  });

  test('one that is taken again holds for a minute, so that a bad line does not move the dome to and fro', () => {
    const lost = step(0, { heartbeatAt: START - 25_000 });
    const again = (s: number) => step(s, { heartbeatAt: START + s * 1000 });
    expect(by('heartbeat', lost, again(2))).toMatchObject({ decision: 'hold', reopensAt: START + 60_000 });
    expect(by('heartbeat', lost, again(60)).decision).toBe('allow');
  });

  test('where nobody watches it nothing follows, and the rule says so', () => {
    expect(by('heartbeat', step(0, {}))).toMatchObject({
      value: null,
      decision: 'allow',
      reason: 'Heartbeat: not known here, and nothing follows from that.',
    });
  });
});

test('every rule says when it closes, when it lets open again, and how long it waits', () => {
  for (const { rule, securesAt, opensAt, holdOffMs } of stateAfter([{ s: 0 }]).rules) {
    expect(securesAt, rule).not.toBe('');
    expect(opensAt, rule).not.toBe('');
    expect(holdOffMs, rule).toBeGreaterThanOrEqual(0);
  }
  expect(by('humidity', { s: 0 })).toMatchObject({ securesAt: '≥ 85 %', opensAt: '< 80 %', holdOffMs: 600_000 });
  expect(by('dewPointMargin', { s: 0 })).toMatchObject({ securesAt: '≤ 2 K', opensAt: '> 3 K', limit: 2 });
});

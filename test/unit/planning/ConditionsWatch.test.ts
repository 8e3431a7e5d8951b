import { beforeEach, describe, expect, it } from 'vitest';
import type { EnvironmentState } from '../../../main-services/model/environment.ts';
import type { InstrumentsState } from '../../../main-services/model/operations.ts';
import { ConditionsWatch } from '../../../main-services/planning/ConditionsWatch.ts';
import { instrumentsState } from '../../doubles/instrumentsState.ts';

const NOW = Date.UTC(2026, 11, 16, 6);
const MINUTE_MS = 60_000;

const weather = (mayOpen: boolean, reopensAt: number | null = null) =>
  ({ mayOpen, safe: mayOpen, cause: mayOpen ? 'safe' : 'raining hard', reopensAt }) as EnvironmentState;

function instruments(at: number, { domeAt = at, fault = null as string | null } = {}): InstrumentsState {
  return instrumentsState({
    at,
    telescope: { state: 'TRACKING', fault },
    dome: { at: domeAt, shutter: 'OPEN' },
  });
}

let triggers: string[];
let watch: ConditionsWatch;
beforeEach(() => {
  triggers = [];
  watch = new ConditionsWatch((trigger) => triggers.push(trigger));
});

describe('ConditionsWatch', () => {
  it('asks for a planning when the weather closes and when it is good again, once each', () => {
    watch.setEnvironment(weather(true), NOW);
    watch.setEnvironment(weather(false, NOW + 20 * MINUTE_MS), NOW);
    watch.setEnvironment(weather(false, NOW + 20 * MINUTE_MS), NOW + 2000);
    expect(watch.lost(NOW)).toEqual([
      { kind: 'conditions', cause: 'raining hard', start: NOW, end: NOW + 20 * MINUTE_MS },
    ]);
    watch.setEnvironment(weather(true), NOW + 20 * MINUTE_MS);
    expect(triggers).toEqual(['raining hard', 'conditions good again']);
    expect(watch.lost(NOW + 20 * MINUTE_MS)).toEqual([]);
  });

  it('asks again when it lasts longer than was supposed', () => {
    watch.setEnvironment(weather(false), NOW);
    const supposed = watch.lost(NOW)[0]?.end ?? 0;
    expect(supposed).toBeGreaterThan(NOW);
    watch.setEnvironment(weather(false), supposed - 1);
    watch.setEnvironment(weather(false), supposed);
    watch.setEnvironment(weather(false), supposed + 2000);
    expect(triggers).toEqual(['raining hard', 'still waiting: raining hard']);
  });

  it('does not miss at the start what has not answered yet, but a minute later', () => {
    const silent = (at: number) => instruments(at, { domeAt: NOW - MINUTE_MS });
    watch.setInstruments(silent(NOW), NOW);
    watch.setInstruments(silent(NOW + 30_000), NOW + 30_000);
    expect(triggers).toEqual([]);
    watch.setInstruments(silent(NOW + 2 * MINUTE_MS), NOW + 2 * MINUTE_MS);
    expect(triggers).toEqual(['Dome does not answer']);
  });

  it('asks when a blocking device is lost, has a fault, and is back', () => {
    watch.setInstruments(instruments(NOW), NOW);
    watch.setInstruments(instruments(NOW + MINUTE_MS, { domeAt: NOW }), NOW + MINUTE_MS);
    expect(watch.lost(NOW + MINUTE_MS)).toMatchObject([{ kind: 'device', cause: 'Dome does not answer' }]);
    watch.setInstruments(instruments(NOW + 2 * MINUTE_MS), NOW + 2 * MINUTE_MS);
    watch.setInstruments(instruments(NOW + 3 * MINUTE_MS, { fault: 'axis 1' }), NOW + 3 * MINUTE_MS);
    expect(triggers).toEqual(['Dome does not answer', 'device back', 'Telescope reports a fault: axis 1']);
  });
});

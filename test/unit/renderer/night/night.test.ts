import { describe, expect, it } from 'vitest';
import {
  bandRange,
  glyphOf,
  hoursBetween,
  nightSums,
  skySpans,
  sumWords,
} from '../../../../renderer/night/bandModel.ts';
import { nextNightEvent, nightEvents, phaseWords, siderealHoursAt } from '../../../../renderer/night/nightEvents.ts';
import { reactionSteps, tickSeconds } from '../../../../renderer/night/reactionSteps.ts';
import { demoAlerts } from '../../../console/demo/alerts.ts';
import { demoNight, demoSky } from '../../../console/demo/night.ts';
import { demoLost, demoPlanning } from '../../../console/demo/planning.ts';
import { at } from '../../../console/demo/scene.ts';

describe('the night band', () => {
  it('covers its range without gaps', () => {
    const { start, end } = bandRange(demoNight);
    const spans = skySpans(demoNight, start, end);
    expect(spans[0]?.start).toBe(start);
    expect(spans.at(-1)?.end).toBe(end);
    for (const [index, span] of spans.entries()) if (index > 0) expect(span.start).toBe(spans[index - 1]?.end);
  });

  it('goes on with the twilight before where the Sun does not get lower', () => {
    const white = { ...demoNight, astronomicalDusk: null, astronomicalDawn: null };
    const tokens = skySpans(white, white.sunset, white.sunrise).map((span) => span.token);
    expect(tokens).not.toContain('sky-night');
  });

  it('sums what was observed, lost and is planned, as the words say', () => {
    const sums = nightSums(demoPlanning.planned, demoLost, at('06:12:47'));
    expect(sumWords(demoNight, sums)).toBe(
      'Dark time 10 h 59 min. Observed 3 h 53 min, lost 37 min (humidity 30 min, telescope 7 min), planned 6 h 57 min',
    );
    expect(sumWords(null, nightSums([], [], 0))).toBe('Observed 0 s, nothing lost, planned 0 s');
  });

  it('counts loss that goes on up to now', () =>
    expect(nightSums([], [{ cause: 'Rain', start: 0, end: null }], 60_000).lostMs).toBe(60_000));

  it.each([
    ['COMPLETED', 'done'],
    ['INTERRUPTED', 'torn'],
    ['EXECUTING', 'executing'],
    ['EXPECTED', 'planned'],
    ['CANCELLED', 'dropped'],
  ] as const)('draws %s as %s', (status, glyph) => expect(glyphOf({ status })).toBe(glyph));

  it('finds whole hours', () =>
    expect(hoursBetween(at('00:30:00'), at('02:00:00'))).toEqual([at('01:00:00'), at('02:00:00')]));
});

describe('events of the night', () => {
  it('come in order, without those that do not happen', () => {
    const times = nightEvents({ ...demoNight, moonrise: null }).map((event) => event.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times).toHaveLength(9);
  });
  it('names the next one', () => {
    expect(nextNightEvent(demoNight, at('06:12:47'))).toEqual({ name: 'Moonset', at: at('06:42:00') });
    expect(nextNightEvent(demoNight, at('20:00:00'))).toBeNull();
  });
  it('says the phase with the Moon', () => {
    expect(phaseWords(demoSky)).toBe('Dark, Moon up');
    expect(phaseWords({ ...demoSky, moonAltitudeDegrees: -3 })).toBe('Dark, no Moon');
    expect(phaseWords({ ...demoSky, phase: 'civil' })).toBe('Civil twilight');
  });
  it('carries sidereal time on', () =>
    expect(siderealHoursAt({ ...demoSky, localSiderealHours: 23.5 }, demoSky.at + 3_600_000)).toBeCloseTo(0.502738, 5));
});

describe('steps of a reaction', () => {
  const chain = demoAlerts[0]?.chain;
  if (!chain) throw new Error('the demo has no alert');
  it('stand one after the other', () =>
    expect(reactionSteps(chain).map((step) => step.name)).toEqual([
      'Trigger to notice',
      'Understand and decide',
      'Plan, abort, command',
      'Slew and turn the dome',
      'To the first exposure',
    ]));
  it('stop where the chain has got to', () => {
    const steps = reactionSteps({ ...chain, slewCommandedAt: null, onTargetAt: null, firstExposureAt: null });
    expect(steps.at(-1)).toMatchObject({ name: 'Plan, abort, command', end: null });
  });
  it('leave out a trigger dated after its notice', () =>
    expect(reactionSteps({ ...chain, triggerAt: chain.receivedAt + 1000 })[0]?.name).toBe('Understand and decide'));
  it('choose ticks that fit', () => {
    expect(tickSeconds(35, 7)).toBe(5);
    expect(tickSeconds(35, 2)).toBe(30);
    expect(tickSeconds(1e9, 1)).toBe(86_400);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SimulatorClock } from '../../../simulators/common/SimulatorClock.ts';

const START = Date.parse('2026-12-16T01:00:00Z');
const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const clock = (anchored = true, speed = 1) => new SimulatorClock({ start: START, speed, anchored });

describe('whose time it is', () => {
  test('its own until told', () => {
    const own = clock(true, 10);
    vi.advanceTimersByTime(500);
    expect(own.now()).toBe(START + 5000);
  });

  test.each([
    [1, 250],
    [10, 250],
    [600, 6000],
  ])('told, at rate %d: stands for %d ms of wall clock, then runs on', (rate, standsStillMs) => {
    const told = clock();
    told.tell(START + 60_000, rate);
    vi.advanceTimersByTime(standsStillMs);
    expect(told.now()).toBe(START + 60_000);
    vi.advanceTimersByTime(100);
    expect(told.now()).toBe(START + 60_000 + 100 * rate);
  });

  test('never backwards by less than an hour, but back to another night', () => {
    const told = clock();
    told.tell(START + 60_000, 1);
    told.tell(START + 30_000, 1);
    expect(told.now()).toBe(START + 60_000);
    told.tell(START + 60_000 - 2 * HOUR, 1);
    expect(told.now()).toBe(START + 60_000 - 2 * HOUR);
  });
});

describe('appointments', () => {
  test('are kept in order, each told its own time, when the time is told', () => {
    const told = clock();
    const kept: number[] = [];
    for (const seconds of [30, 10, 20]) told.at(START + seconds * 1000, (due) => kept.push((due - START) / 1000));
    told.tell(START + 25_000, 1);
    expect(kept).toEqual([10, 20]);
  });

  test('are kept by the wall clock when nobody tells the time', () => {
    const told = clock(true, 600);
    const kept = vi.fn();
    told.at(START + 60_000, kept);
    vi.advanceTimersByTime(99);
    expect(kept).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2);
    expect(kept).toHaveBeenCalledOnce();
  });

  test('those that ask for silence wait for it, unless the told time has passed them', () => {
    const told = clock();
    const patient = vi.fn();
    told.tell(START, 600);
    told.at(START + 30_000, patient, 8000);
    vi.advanceTimersByTime(7990);
    expect(patient).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20);
    expect(patient).toHaveBeenCalledOnce();
    told.at(told.now() + 30_000, patient, 8000);
    told.tell(told.now() + 30_000, 600);
    expect(patient).toHaveBeenCalledTimes(2);
  });

  test('without a given start they move with the night', () => {
    const floating = clock(false);
    const kept = vi.fn();
    floating.at(START + 10_000, kept);
    floating.tell(START + 100 * HOUR, 1);
    expect(kept).not.toHaveBeenCalled();
    floating.tell(START + 100 * HOUR + 10_000, 1);
    expect(kept).toHaveBeenCalledOnce();
  });

  test('cancelled or stopped, they are not kept', () => {
    const told = clock();
    const kept = vi.fn();
    told.at(START + 1000, kept)();
    told.at(START + 2000, kept);
    told.stop();
    vi.advanceTimersByTime(5000);
    expect(kept).not.toHaveBeenCalled();
  });
});

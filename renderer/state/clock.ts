import { useSyncExternalStore } from 'react';
import type { TimeView } from '../../electron/ipc/contract/topics.ts';
import { STALE_AFTER_MS } from '../components/staleness.ts';
import { SILENCE_LIMIT_MS, silenceMs } from './connection.ts';
import { readTopic, useTopicPart, watchTopic } from './topics.ts';

/** Fast clocks (simulation at 600×) redraw at most this often. */
const SHORTEST_TICK_MS = 250;

/** A push may be this late on the wall clock before what it carried is called old. */
const LATE_PUSH_MS = 1500;

/** Observatory time now, carried on from the last push: `now + (wall − pushed wall) × speed`. */
export function runOn(time: TimeView, wall: number): number {
  return time.now + (wall - time.wall) * time.speed;
}

/** Wall-clock milliseconds to the next tick: at the turn of the observatory's second, bounded below. */
export function untilNextTick(now: number, speed: number): number {
  if (speed <= 0) return 1000;
  const toSecond = (1000 - (((now % 1000) + 1000) % 1000)) / speed;
  return Math.min(1000, Math.max(SHORTEST_TICK_MS, toSecond));
}

let current = 0;
let lost = false;
let timer: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

/** Observatory time at this instant, outside rendering. Zero before the services were heard. */
export function observatoryNow(): number {
  const time = readTopic('time');
  return time ? runOn(time, Date.now()) : 0;
}

function tick(): void {
  current = observatoryNow();
  lost = silenceMs() > SILENCE_LIMIT_MS;
  for (const listener of listeners) listener();
}

function schedule(): void {
  timer = setTimeout(
    () => {
      tick();
      schedule();
    },
    untilNextTick(observatoryNow(), readTopic('time')?.speed ?? 1),
  );
}

let unwatch: (() => void) | null = null;

/** One ticker for the whole window: everything that counts down moves in the same frame. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    schedule();
    unwatch = watchTopic('time', () => {
      if (Math.abs(observatoryNow() - current) > 1500) tick();
    });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer) {
      clearTimeout(timer);
      timer = null;
      unwatch?.();
      unwatch = null;
    }
  };
}

/** Observatory time, ticking once a second (at most four times a second when the clock runs fast). */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => current);
}

/** True when the services have been silent too long: everything shown is then old. */
export function useServicesLost(): boolean {
  return useSyncExternalStore(subscribe, () => lost);
}

/** The site's time zone, for local times. */
export function useTimeZone(): string {
  return useTopicPart('site', (site) => site?.timeZone ?? 'UTC');
}

/** Age from which a read-back is not believed: a fast clock needs room for a push that comes a frame late. */
export function useStaleAfterMs(): number {
  return useTopicPart('time', (time) => Math.max(STALE_AFTER_MS, (time?.speed ?? 1) * LATE_PUSH_MS));
}

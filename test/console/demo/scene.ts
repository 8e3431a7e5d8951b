import type { FeedTopics, StateTopics } from '../../../electron/ipc/contract/topics.ts';

/** Everything a console sees at one instant: for looking at the windows without an observatory. */
export interface Scene {
  readonly state: StateTopics;
  readonly feeds: { readonly [T in keyof FeedTopics]: readonly FeedTopics[T][] };
  readonly interlocks: Readonly<Record<string, readonly string[]>>;
}

/** "06:12:47" on the UTC day 2026-12-16, the night the scenes are set in. */
export function at(time: string, day = '2026-12-16'): number {
  return Date.parse(`${day}T${time}Z`);
}

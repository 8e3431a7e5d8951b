import { create } from 'zustand';
import { observatoryNow } from '../../state/clock.ts';
import { instantOf, LIVE_WINDOW, type TimeWindow } from './timeWindow.ts';

interface EnvironmentTime {
  readonly window: TimeWindow;
  /** Changes what is looked at; `change` gets the window and the time now. */
  turn(change: (window: TimeWindow, now: number) => TimeWindow): void;
}

/** Which part of time this window's environment view shows; each window looks where it likes. */
export const useEnvironmentTime = create<EnvironmentTime>((set) => ({
  window: LIVE_WINDOW,
  turn: (change) => set(({ window }) => ({ window: change(window, observatoryNow()) })),
}));

/** The instant of the past that is looked at; null = now. */
export function useInstant(): number | null {
  return useEnvironmentTime(({ window }) => instantOf(window));
}

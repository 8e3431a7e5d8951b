import { useEffect } from 'react';
import { useEnvironmentTime } from './environmentTime.ts';
import { live, moved, stepped, type TimeWindow, zoomed } from './timeWindow.ts';

type Change = (window: TimeWindow, now: number) => TimeWindow;

const CHANGES: Readonly<Record<string, Change>> = {
  ArrowLeft: (window, now) => moved(window, -1, now),
  ArrowRight: (window, now) => moved(window, 1, now),
  ',': (window, now) => stepped(window, -1, now),
  '.': (window, now) => stepped(window, 1, now),
  '+': (window, now) => zoomed(window, -1, now),
  '-': (window, now) => zoomed(window, 1, now),
  l: live,
  Home: live,
};
/** Where these keys mean something else. */
const ELSEWHERE = 'input, textarea, select, [contenteditable], [role="radiogroup"], [role="dialog"], [role="tablist"]';

/** Keys that move through time while the trends are in sight; `onExport` is E. */
export function useTimeKeys(active: boolean, onExport: () => void): void {
  const turn = useEnvironmentTime((time) => time.turn);
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.metaKey || event.ctrlKey) return;
      if (event.target instanceof Element && event.target.closest(ELSEWHERE)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const change = CHANGES[key];
      if (change) turn(change);
      else if (key === 'e') onExport();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active, onExport, turn]);
}

import type { ViewName } from '../ipc/contract/windows.ts';
import type { Display } from '../shell.ts';
import type { SavedWindow } from './savedWindows.ts';

/** What the first, second … monitor shows until somebody arranges it otherwise. */
const VIEWS: readonly ViewName[] = ['overview', 'environment', 'schedule', 'images'];

/** One window filling each monitor, the overview on the primary one. */
export function defaultWindows(displays: readonly Display[]): readonly SavedWindow[] {
  const primaryFirst = [...displays].sort((a, b) => Number(b.primary) - Number(a.primary));
  return VIEWS.slice(0, Math.max(1, displays.length)).map((view, index) => ({
    view,
    panel: null,
    place: primaryFirst[index]?.workArea ?? { x: 0, y: 0, width: 1280, height: 800 },
  }));
}

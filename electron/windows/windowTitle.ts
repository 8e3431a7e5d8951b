import type { ViewName } from '../ipc/contract/windows.ts';

/** What the windowing system calls a window: "PyROS – Overview". */
export function windowTitle(view: ViewName, panel: string | null): string {
  const name = panel ?? (view === 'nightlog' ? 'night log' : view);
  return `PyROS – ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

import type { SerializedDockview } from 'dockview-react';
import type { ViewName } from '../../electron/ipc/contract/windows.ts';
import { client } from '../ipc/client.ts';
import type { SizeClass } from './ViewDefinition.ts';

/** Where a layout is kept: one per view and size class, shared by all windows of that size. */
export function layoutKey(view: ViewName, sizeClass: SizeClass): string {
  return `layout/${view}/${sizeClass}`;
}

/** A layout moved by an operator, if it still holds every panel of the view; null = use the default. */
export async function loadLayout(key: string, panels: readonly string[]): Promise<SerializedDockview | null> {
  const answer = await client['layout.get']({ key });
  if (!answer.ok || answer.value === null) return null;
  return readLayout(answer.value, panels);
}

/** Reads a stored layout. One that lost a panel is refused: a safety rule must never be out of reach. */
export function readLayout(text: string, panels: readonly string[]): SerializedDockview | null {
  try {
    const layout = JSON.parse(text) as Partial<SerializedDockview> | null;
    const kept = Object.keys(layout?.panels ?? {});
    const whole = kept.length === panels.length && panels.every((panel) => kept.includes(panel));
    return layout?.grid && whole ? (layout as SerializedDockview) : null;
  } catch {
    return null;
  }
}

/** Remembers a layout; null forgets it. */
export async function saveLayout(key: string, layout: SerializedDockview | null): Promise<void> {
  await client['layout.save']({ key, layout: layout ? JSON.stringify(layout) : null });
}

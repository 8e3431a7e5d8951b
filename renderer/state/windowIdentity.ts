import { VIEW_NAMES } from '../../electron/ipc/contract/views.ts';
import type { ViewName } from '../../electron/ipc/contract/windows.ts';

/** Which window this is, from its address: index.html?window=ID&view=overview&panel=… */
export interface WindowIdentity {
  readonly id: string;
  readonly view: ViewName;
  readonly panel: string | null;
}

/** Reads the identity out of a query string; an unknown view becomes the overview. */
export function readIdentity(search: string): WindowIdentity {
  const query = new URLSearchParams(search);
  const asked = query.get('view');
  const view = VIEW_NAMES.find((name) => name === asked) ?? 'overview';
  return { id: query.get('window') ?? 'main', view, panel: query.get('panel') || null };
}

export const windowIdentity: WindowIdentity = readIdentity(window.location.search);

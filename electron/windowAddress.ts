import type { WindowOrder } from './shell.ts';

/** The page's address with its identity, under a shell's origin (without a slash at the end). */
export function windowAddress(origin: string, order: Pick<WindowOrder, 'id' | 'view' | 'panel'>): string {
  const query = new URLSearchParams({ window: order.id, view: order.view });
  if (order.panel !== null) query.set('panel', order.panel);
  return `${origin}/index.html?${query.toString()}`;
}

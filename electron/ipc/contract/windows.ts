import { z } from 'zod';
import { change, query } from './call.ts';
import { VIEW_NAMES, type ViewName } from './views.ts';

export type { ViewName } from './views.ts';

const view = z.enum(VIEW_NAMES);

export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowView {
  readonly id: string;
  readonly view: ViewName;
  /** Panel alone in the window when one was popped out; null = the whole view. */
  readonly panel: string | null;
  readonly place: WindowPlace;
}

export const THEMES = ['dark', 'light', 'red'] as const;
export type Theme = (typeof THEMES)[number];

export const windowCalls = {
  'windows.list': query<undefined, readonly WindowView[]>('viewer', z.undefined()),
  'windows.open': change<{ view: ViewName; panel: string | null }, WindowView>(
    'viewer',
    z.strictObject({ view, panel: z.string().max(64).nullable() }),
  ),
  'windows.close': change<{ id: string }, null>('viewer', z.strictObject({ id: z.string().max(64) })),
  /** Remembers which view a window shows, so that it comes back after a crash. */
  'windows.showing': change<{ view: ViewName }, null>('viewer', z.strictObject({ view })),
  'layout.get': query<{ key: string }, string | null>('viewer', z.strictObject({ key: z.string().max(100) })),
  'layout.save': change<{ key: string; layout: string | null }, null>(
    'viewer',
    z.strictObject({ key: z.string().max(100), layout: z.string().max(200_000).nullable() }),
  ),
  'theme.set': change<{ theme: Theme }, null>('viewer', z.strictObject({ theme: z.enum(THEMES) })),
  /** Ordered shutdown of the observatory: abort, close, park, flush, exit. */
  'application.quit': change<undefined, null>('expert', z.undefined()),
} as const;

import { z } from 'zod';
import type { SkyObject } from '../../../main-services/model/skyObject.ts';
import { query } from './call.ts';

const name = z.string().min(1).max(64);

/** Names of things on the sky: Messier, NGC, IC, bright stars, planets and the Moon; offline. */
export const catalogueCalls = {
  /** Exactly this name, however it is spelt; null = there is none. */
  'catalogue.find': query<{ name: string }, SkyObject | null>('viewer', z.strictObject({ name })),
  'catalogue.suggest': query<{ beginning: string; most: number }, readonly SkyObject[]>(
    'viewer',
    z.strictObject({ beginning: name, most: z.int().min(1).max(50) }),
  ),
} as const;

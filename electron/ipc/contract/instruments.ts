import { z } from 'zod';
import type { CommandRecord } from '../../../main-services/model/operations.ts';
import { change, command, query } from './call.ts';

const nothing = z.undefined();
const rightAscensionDegrees = z.number().min(0).lt(360);
const declinationDegrees = z.number().min(-90).max(90);
const azimuthDegrees = z.number().min(0).lt(360);
const detector = z.enum(['VIS', 'NIR']);

/** Manual command-control. STOP and MAKE SAFE need no control authority and are never refused for want of it. */
export const instrumentCalls = {
  'telescope.slewTo': command<{ rightAscensionDegrees: number; declinationDegrees: number }, CommandRecord>(
    'expert',
    z.strictObject({ rightAscensionDegrees, declinationDegrees }),
  ),
  'telescope.slewToHorizontal': command<{ altitudeDegrees: number; azimuthDegrees: number }, CommandRecord>(
    'expert',
    z.strictObject({ altitudeDegrees: z.number().min(-5).max(90), azimuthDegrees }),
  ),
  'telescope.setTracking': command<{ on: boolean }, CommandRecord>('expert', z.strictObject({ on: z.boolean() })),
  'telescope.park': command<undefined, CommandRecord>('expert', nothing),
  'telescope.setCover': command<{ open: boolean }, CommandRecord>('expert', z.strictObject({ open: z.boolean() })),
  'dome.open': command<undefined, CommandRecord>('expert', nothing),
  'dome.close': command<undefined, CommandRecord>('expert', nothing),
  'dome.rotateTo': command<{ azimuthDegrees: number }, CommandRecord>('expert', z.strictObject({ azimuthDegrees })),
  'dome.setFollowing': command<{ on: boolean }, CommandRecord>('expert', z.strictObject({ on: z.boolean() })),
  'lights.set': command<{ name: string; on: boolean }, CommandRecord>(
    'expert',
    z.strictObject({ name: z.string().min(1).max(64), on: z.boolean() }),
  ),
  'camera.expose': command<{ detector: 'VIS' | 'NIR'; exposureSeconds: number; filter: string }, CommandRecord>(
    'expert',
    z.strictObject({ detector, exposureSeconds: z.number().positive().max(3600), filter: z.string().min(1).max(16) }),
  ),
  'camera.abort': command<{ detector: 'VIS' | 'NIR' }, CommandRecord>('expert', z.strictObject({ detector })),
  /** Why each manual movement would be refused right now; an empty list = allowed. */
  'interlocks.current': query<undefined, Record<string, readonly string[]>>('viewer', nothing),
  /** Stops every motion at once. */
  'safety.stop': change<undefined, readonly CommandRecord[]>('viewer', nothing),
  /** The ordered closing: abort, stop following, park, close, verify. */
  'safety.makeSafe': change<undefined, readonly CommandRecord[]>('viewer', nothing),
} as const;

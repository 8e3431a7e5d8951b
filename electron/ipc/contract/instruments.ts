import { z } from 'zod';
import type { JogDirection } from '../../../devices/mount/Mount.ts';
import type { CommandRecord } from '../../../main-services/model/operations.ts';
import type { AskedPlace, TargetOutlook } from '../../../main-services/model/targetOutlook.ts';
import { change, command, query } from './call.ts';

const nothing = z.undefined();
const rightAscensionDegrees = z.number().min(0).lt(360);
const declinationDegrees = z.number().min(-90).max(90);
const azimuthDegrees = z.number().min(0).lt(360);
const place = z.union([
  z.strictObject({ frame: z.enum(['J2000', 'APPARENT']), rightAscensionDegrees, declinationDegrees }),
  z.strictObject({
    frame: z.literal('HORIZONTAL'),
    altitudeDegrees: z.number().min(-90).max(90),
    azimuthDegrees,
  }),
]);
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
  /** Only where the telescope can (`instruments.telescopeAbilities`). */
  'telescope.unpark': command<undefined, CommandRecord>('expert', nothing),
  'telescope.home': command<undefined, CommandRecord>('expert', nothing),
  'telescope.sync': command<{ rightAscensionDegrees: number; declinationDegrees: number }, CommandRecord>(
    'expert',
    z.strictObject({ rightAscensionDegrees, declinationDegrees }),
  ),
  'telescope.setTrackingRate': command<{ rate: string }, CommandRecord>(
    'expert',
    z.strictObject({ rate: z.string().min(1).max(32) }),
  ),
  /** Moves for as long as the window says `telescope.keepJogging` every 200 ms; 600 ms of silence stop it. */
  'telescope.jog': command<{ direction: JogDirection; rate: string }, CommandRecord>(
    'expert',
    z.strictObject({ direction: z.enum(['NORTH', 'SOUTH', 'EAST', 'WEST']), rate: z.string().min(1).max(32) }),
  ),
  /** The lease of a jog, renewed by the window that began it; false = it has ended. No record is made of it. */
  'telescope.keepJogging': query<undefined, boolean>('expert', nothing),
  /** Never refused; false = nothing moved for this window. */
  'telescope.stopJogging': change<undefined, boolean>('viewer', nothing),
  'telescope.setCover': command<{ open: boolean }, CommandRecord>('expert', z.strictObject({ open: z.boolean() })),
  /** The accessories, where they are fitted (`instruments.accessories`). */
  'focuser.moveTo': command<{ positionSteps: number }, CommandRecord>(
    'expert',
    z.strictObject({ positionSteps: z.int() }),
  ),
  /** On from where it stands, or is going to. */
  'focuser.step': command<{ steps: number }, CommandRecord>('expert', z.strictObject({ steps: z.int() })),
  'focuser.halt': command<undefined, CommandRecord>('expert', nothing),
  'rotator.rotateTo': command<{ angleDegrees: number }, CommandRecord>(
    'expert',
    z.strictObject({ angleDegrees: azimuthDegrees }),
  ),
  'rotator.halt': command<undefined, CommandRecord>('expert', nothing),
  'dome.open': command<undefined, CommandRecord>('expert', nothing),
  'dome.close': command<undefined, CommandRecord>('expert', nothing),
  'dome.halt': command<undefined, CommandRecord>('expert', nothing),
  'dome.rotateTo': command<{ azimuthDegrees: number }, CommandRecord>('expert', z.strictObject({ azimuthDegrees })),
  'dome.setFollowing': command<{ on: boolean }, CommandRecord>('expert', z.strictObject({ on: z.boolean() })),
  'lights.set': command<{ name: string; on: boolean }, CommandRecord>(
    'expert',
    z.strictObject({ name: z.string().min(1).max(64), on: z.boolean() }),
  ),
  'fans.set': command<{ name: string; on: boolean }, CommandRecord>(
    'expert',
    z.strictObject({ name: z.string().min(1).max(64), on: z.boolean() }),
  ),
  'camera.expose': command<{ detector: 'VIS' | 'NIR'; exposureSeconds: number; filter: string }, CommandRecord>(
    'expert',
    z.strictObject({ detector, exposureSeconds: z.number().positive().max(3600), filter: z.string().min(1).max(16) }),
  ),
  /** Brings a filter into the beam without an exposure. */
  'camera.selectFilter': command<{ detector: 'VIS' | 'NIR'; filter: string }, CommandRecord>(
    'expert',
    z.strictObject({ detector, filter: z.string().min(1).max(16) }),
  ),
  'camera.abort': command<{ detector: 'VIS' | 'NIR' }, CommandRecord>('expert', z.strictObject({ detector })),
  /** Why each manual movement would be refused right now; an empty list = allowed. */
  'interlocks.current': query<undefined, Record<string, readonly string[]>>('viewer', nothing),
  /** What the interlocks would say to a place, and where tracking it leads; `null` asks about where the telescope points. */
  'interlocks.forTarget': query<{ place: AskedPlace | null }, TargetOutlook | null>(
    'viewer',
    z.strictObject({ place: place.nullable() }),
  ),
  /** Stops every motion at once. */
  'safety.stop': change<undefined, readonly CommandRecord[]>('viewer', nothing),
  /** The ordered closing: abort, stop following, park, close, verify. */
  'safety.makeSafe': change<undefined, readonly CommandRecord[]>('viewer', nothing),
} as const;

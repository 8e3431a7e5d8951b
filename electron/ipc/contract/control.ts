import { z } from 'zod';
import type { ControlState, OperatingMode } from '../../../main-services/model/operations.ts';
import type { PyrosUser, Role } from '../../../main-services/model/user.ts';
import { change, query } from './call.ts';
import { SHORTEST_REASON } from './controlWords.ts';

export interface SessionView {
  readonly user: PyrosUser | null;
  readonly role: Role;
}

/** Who is here, and who commands. */
export const controlCalls = {
  'session.current': query<undefined, SessionView>('viewer', z.undefined()),
  'session.login': change<{ username: string; password: string }, SessionView>(
    'viewer',
    z.strictObject({ username: z.string().min(1).max(64), password: z.string().min(1).max(200) }),
  ),
  'session.logout': change<undefined, SessionView>('viewer', z.undefined()),
  /** MAN takes control for the calling window; AUTO gives it back to the majordome. */
  'control.setMode': change<{ mode: OperatingMode }, ControlState>(
    'expert',
    z.strictObject({ mode: z.enum(['AUTO', 'MAN']) }),
  ),
  /** Asks who holds control for it; the answer comes with the topic `control`, or is no after a while. */
  'control.request': change<undefined, ControlState>('expert', z.undefined()),
  'control.withdraw': change<undefined, ControlState>('expert', z.undefined()),
  /** The holder's yes or no to who asks. */
  'control.answer': change<{ accept: boolean }, ControlState>('expert', z.strictObject({ accept: z.boolean() })),
  /** The holder gives control to another window. */
  'control.handOver': change<{ windowId: string }, ControlState>(
    'expert',
    z.strictObject({ windowId: z.string().min(1).max(64) }),
  ),
  /** Takes control away from who holds it. */
  'control.take': change<{ reason: string }, ControlState>(
    'admin',
    z.strictObject({ reason: z.string().trim().min(SHORTEST_REASON).max(500) }),
  ),
  /** A sign of life of the calling window: control lapses when its holder's fails to come. */
  'control.present': query<undefined, null>('viewer', z.undefined()),
} as const;

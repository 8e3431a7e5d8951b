import { z } from 'zod';
import type { ControlState, OperatingMode } from '../../../main-services/model/operations.ts';
import type { PyrosUser, Role } from '../../../main-services/model/user.ts';
import { change, query } from './call.ts';

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
} as const;

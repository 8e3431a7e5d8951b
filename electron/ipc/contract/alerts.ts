import { z } from 'zod';
import type { Alert, AlertAnswer } from '../../../main-services/model/alert.ts';
import { change, query } from './call.ts';

/** A mission whose notices are known by name, with the types of notice it sends. */
export interface MissionNotices {
  readonly mission: string;
  readonly types: readonly string[];
}

/** A fake alert, marked as fake all the way. */
export interface FakeAlertInput {
  readonly name: string;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  readonly errorDegrees: number;
  /** Whose notice it plays, so that the strategy decides as about a real one; left out: nobody's. */
  readonly mission?: string | undefined;
  readonly type?: string | undefined;
  /** How long from now it comes, observatory seconds; left out: at once. */
  readonly inSeconds?: number | undefined;
}

/** Bursts: what operators say about them, and those that administrators invent. */
export const alertCalls = {
  /** Observe or leave alone: the answer to a question, or a change of mind about a burst. Observing gives control to the majordome. */
  'alerts.answer': change<{ id: number; answer: AlertAnswer }, Alert>(
    'expert',
    z.strictObject({ id: z.int(), answer: z.enum(['observe', 'ignore']) }),
  ),
  'alerts.missions': query<undefined, readonly MissionNotices[]>('viewer', z.undefined()),
  'alerts.sendFake': change<FakeAlertInput, null>(
    'admin',
    z.strictObject({
      name: z.string().min(1).max(40),
      rightAscensionDegrees: z.number().min(0).lt(360),
      declinationDegrees: z.number().min(-90).max(90),
      errorDegrees: z.number().positive().max(10),
      mission: z.string().min(1).max(40).optional(),
      type: z.string().min(1).max(60).optional(),
      inSeconds: z.number().min(0).max(3600).optional(),
    }),
  ),
  /** Keeps the secret of a Kafka source in the keychain; it is used from the next connection on. */
  'alerts.setSecret': change<{ source: string; secret: string }, null>(
    'admin',
    z.strictObject({ source: z.string().min(1).max(40), secret: z.string().min(1).max(1000) }),
  ),
} as const;

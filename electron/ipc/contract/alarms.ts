import { z } from 'zod';
import type {
  AlarmArea,
  AlarmHistoryFilter,
  AlarmSeverity,
  AlarmTransition,
  AlarmTransitionKind,
} from '../../../main-services/model/alarm.ts';
import { change, query } from './call.ts';

const key = z.string().min(1).max(200);
const severity = z.enum(['NONE', 'WARNING', 'SERIOUS', 'CRITICAL']) satisfies z.ZodType<AlarmSeverity>;
const area = z.enum([
  'environment',
  'site',
  'dome',
  'telescope',
  'cameras',
  'observation',
  'agents',
  'system',
]) satisfies z.ZodType<AlarmArea>;
const kind = z.enum([
  'raised',
  'worse',
  'better',
  'cleared',
  'acknowledged',
  'shelved',
  'unshelved',
  'escalated',
  'silent',
  'heard',
  'flood',
  'flood-over',
  'muted',
  'unmuted',
]) satisfies z.ZodType<AlarmTransitionKind>;

/** What came of acknowledging several. */
export interface AcknowledgeOutcome {
  readonly acknowledged: number;
  readonly refused: readonly { readonly key: string; readonly reason: string }[];
}

/** What somebody can do about alarms. */
export const alarmCalls = {
  /** `seen` = the severity on the screen: an alarm that got worse meanwhile is not acknowledged unseen. */
  'alarms.acknowledge': change<{ key: string; seen?: AlarmSeverity | undefined }, null>(
    'user',
    z.strictObject({ key, seen: severity.optional() }),
  ),
  /** Several at once, each for itself. */
  'alarms.acknowledgeMany': change<
    { alarms: readonly { key: string; seen?: AlarmSeverity | undefined }[] },
    AcknowledgeOutcome
  >(
    'user',
    z.strictObject({
      alarms: z
        .array(z.strictObject({ key, seen: severity.optional() }))
        .min(1)
        .max(1000),
    }),
  ),
  /** Puts an alarm aside for a while. */
  'alarms.shelve': change<{ key: string; minutes: number; reason: string }, null>(
    'user',
    z.strictObject({ key, minutes: z.number().positive().max(1440), reason: z.string().trim().min(1).max(500) }),
  ),
  'alarms.unshelve': change<{ key: string }, null>('user', z.strictObject({ key })),
  /** Silences everything but new critical alarms, in every window. */
  'alarms.mute': change<{ minutes: number }, null>('user', z.strictObject({ minutes: z.number().positive().max(60) })),
  'alarms.unmute': change<undefined, null>('user', z.undefined()),
  /** What happened to the alarms, newest first. */
  'alarms.history': query<AlarmHistoryFilter, readonly AlarmTransition[]>(
    'viewer',
    z.strictObject({
      key: key.optional(),
      area: area.optional(),
      severity: severity.optional(),
      kinds: z.array(kind).max(20).optional(),
      text: z.string().max(200).optional(),
      from: z.number().optional(),
      to: z.number().optional(),
      before: z.number().optional(),
      limit: z.int().min(1).max(1000),
    }),
  ),
} as const;

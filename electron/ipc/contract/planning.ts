import { z } from 'zod';
import type { DryRun } from '../../../main-services/model/dryRun.ts';
import type { Night } from '../../../main-services/model/night.ts';
import type { Planning } from '../../../main-services/model/planning.ts';
import type { ObservationRequest, ScientificProgramme } from '../../../main-services/model/request.ts';
import { change, query } from './call.ts';

const id = z.int().positive();

export interface PlanningSummary {
  readonly id: number;
  readonly nightDate: string;
  readonly createdAt: number;
  readonly trigger: string;
  readonly planned: number;
  readonly rejected: number;
  /** How far from the best possible, at most; null = not known. */
  readonly gap: number | null;
  /** The planning that this one improves on; null = it was the first answer to its trigger. */
  readonly improves: number | null;
}

/** What is left of the telescope time of a user, and what was used tonight. */
export interface UserQuota {
  readonly userId: number;
  readonly userName: string;
  readonly usedSeconds: number;
  readonly leftSeconds: number;
}

/** Altitude of a target through the night, for curves: one point every few minutes. */
export interface AltitudeCurve {
  readonly sequenceId: number;
  readonly points: readonly { readonly at: number; readonly altitudeDegrees: number }[];
}

export const planningCalls = {
  'planning.history': query<{ limit: number }, readonly PlanningSummary[]>(
    'viewer',
    z.strictObject({ limit: z.int().min(1).max(500) }),
  ),
  'planning.get': query<{ id: number }, Planning | null>('viewer', z.strictObject({ id })),
  /** In a night by its date; tonight unless told. */
  'planning.altitudes': query<{ sequenceIds: number[]; nightDate?: string | undefined }, readonly AltitudeCurve[]>(
    'viewer',
    z.strictObject({ sequenceIds: z.array(id).max(500), nightDate: z.iso.date().optional() }),
  ),
  'planning.night': query<{ date: string }, Night>('viewer', z.strictObject({ date: z.iso.date() })),
  /** The planning of the night after, as things stand: computed ahead, never stored. */
  'planning.next': query<undefined, Planning>('viewer', z.undefined()),
  /** "What if this request were submitted?": a request's XML, or the number of a stored one. Nothing is stored. */
  'planning.try': query<{ xml: string } | { requestId: number }, DryRun>(
    'user',
    z.union([z.strictObject({ xml: z.string().min(1).max(1_000_000) }), z.strictObject({ requestId: id })]),
  ),
  'planning.userQuotas': query<undefined, readonly UserQuota[]>('viewer', z.undefined()),
  'planning.replan': change<undefined, Planning>('expert', z.undefined()),
} as const;

export const requestCalls = {
  'requests.get': query<{ id: number }, ObservationRequest | null>('viewer', z.strictObject({ id })),
  /** Reads a request's XML, checks it and stores it; submits it when asked to. */
  'requests.importXml': change<{ xml: string; submit: boolean }, ObservationRequest>(
    'user',
    z.strictObject({ xml: z.string().min(1).max(1_000_000), submit: z.boolean() }),
  ),
  'requests.exportXml': query<{ id: number }, string>('viewer', z.strictObject({ id })),
  'requests.submit': change<{ id: number }, ObservationRequest>('user', z.strictObject({ id })),
  'requests.withdraw': change<{ id: number }, ObservationRequest>('user', z.strictObject({ id })),
  'requests.copy': change<{ id: number; nightDate: string }, ObservationRequest>(
    'user',
    z.strictObject({ id, nightDate: z.iso.date() }),
  ),
  'requests.delete': change<{ id: number }, null>('user', z.strictObject({ id })),
  'requests.programmes': query<undefined, readonly ScientificProgramme[]>('viewer', z.undefined()),
} as const;

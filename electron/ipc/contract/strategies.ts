import { z } from 'zod';
import type { StrategyEntry, StrategyProblem, StrategyReview } from '../../../main-services/model/alertStrategy.ts';
import { change, query } from './call.ts';

export type { StrategyEntry, StrategyProblem, StrategyReview };

/** One version in a strategy's history, without its text. */
export interface StrategyVersionSummary {
  readonly version: number;
  /** Null: it came with the installation. */
  readonly createdAt: number | null;
  readonly createdBy: string;
  readonly note: string;
}

const name = z.string().min(1).max(60);
/** Real strategies have 3 kB. */
const xml = z.string().min(1).max(200_000);

/** Which alerts are observed and how: several strategies, one in use. */
export const strategyCalls = {
  'strategies.list': query<undefined, readonly StrategyEntry[]>('viewer', z.undefined()),
  /** The text of the newest version, or of the one asked for. */
  'strategies.get': query<{ name: string; version: number | null }, { xml: string }>(
    'viewer',
    z.strictObject({ name, version: z.int().positive().nullable() }),
  ),
  /** Newest first. */
  'strategies.versions': query<{ name: string }, readonly StrategyVersionSummary[]>('viewer', z.strictObject({ name })),
  /** Everything that is wrong with a text; stores nothing. */
  'strategies.validate': query<{ xml: string }, StrategyReview>('viewer', z.strictObject({ xml })),
  /** Stores a text as a new version of the strategy it names; one in use takes effect with the next notice. */
  'strategies.save': change<{ xml: string; note: string }, StrategyEntry>(
    'expert',
    z.strictObject({ xml, note: z.string().max(500) }),
  ),
  'strategies.activate': change<{ name: string }, StrategyEntry>('expert', z.strictObject({ name })),
} as const;

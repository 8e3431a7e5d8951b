import { z } from 'zod';
import type { PlcStatus } from '../../../devices/plc/Plc.ts';
import type {
  HistoryInstant,
  HistoryPoint,
  HistoryResolution,
} from '../../../main-services/model/environmentHistory.ts';
import { change, query } from './call.ts';
import { ENVIRONMENT_QUANTITIES, type EnvironmentQuantity } from './environmentQuantities.ts';

/** A line to draw into a trend: from this value on a rule closes, keeps from opening, or lets open again. */
export interface TrendLimit {
  readonly rule: string;
  readonly label: string;
  readonly kind: 'secures' | 'holds' | 'opens';
  readonly value: number;
  /** Harm lies above it, or below. */
  readonly harm: 'above' | 'below';
}

/** One quantity over a span, in slices that keep minimum and maximum; all null in a point = a gap. */
export interface EnvironmentTrend {
  readonly quantity: EnvironmentQuantity;
  readonly unit: string;
  readonly resolution: HistoryResolution;
  readonly points: readonly HistoryPoint[];
  readonly limits: readonly TrendLimit[];
}

export interface EnvironmentCsv {
  /** "environment 2026-12-16 0300 to 2026-12-16 0900.csv". */
  readonly fileName: string;
  readonly text: string;
  readonly resolution: HistoryResolution;
}

export interface RulesCsv {
  /** "rules 2026-12-16 0300 to 2026-12-16 0900.csv". */
  readonly fileName: string;
  readonly text: string;
  /** False: there are more than are handed out; these are the latest. */
  readonly complete: boolean;
}

const quantity = z.enum(ENVIRONMENT_QUANTITIES);
const instant = z.number();

export const environmentCalls = {
  'environment.trend': query<
    { quantity: EnvironmentQuantity; from: number; to: number; points: number },
    EnvironmentTrend
  >('viewer', z.strictObject({ quantity, from: instant, to: instant, points: z.int().min(10).max(5000) })),
  /** Both synthesis rows and the rules as they were at an instant; null when nothing near it is known. */
  'environment.at': query<{ at: number }, HistoryInstant | null>('viewer', z.strictObject({ at: instant })),
  /** Comma-separated values with a line for each slice: time, then minimum, mean and maximum of each quantity. */
  'environment.exportCsv': query<{ quantities: EnvironmentQuantity[]; from: number; to: number }, EnvironmentCsv>(
    'viewer',
    z.strictObject({ quantities: z.array(quantity).min(1).max(20), from: instant, to: instant }),
  ),
  /** Comma-separated values with a line for each recorded decision of a rule. */
  'environment.exportRulesCsv': query<{ from: number; to: number }, RulesCsv>(
    'viewer',
    z.strictObject({ from: instant, to: instant }),
  ),
  /** By hand, past the monitoring's own rounds: the PLC's whole status as it says it. */
  'plc.status': change<undefined, PlcStatus>('expert', z.undefined()),
  /** By hand: one heartbeat to the PLC, beside those that are sent every 5 s. */
  'plc.heartbeat': change<undefined, null>('expert', z.undefined()),
} as const;

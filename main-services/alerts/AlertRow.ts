import type { Alert } from '../model/alert.ts';
import type { SkyPosition } from './voevent/Notice.ts';

/** One burst in memory: what is shown, and what has been done about it. */
export interface AlertRow {
  /** As shown and stored; its id is negative until the database has given one. */
  alert: Alert;
  /** Keys of the missions' bursts whose notices go here. */
  readonly keys: Set<string>;
  /** Where the telescope was sent, or is planned to go, for this burst; null = nowhere. */
  orderedAt: SkyPosition | null;
  /** Counts the orders given, so that a late answer to an old one is recognised. */
  orders: number;
  /** When its order last came to nothing, milliseconds since the Unix epoch; null = it did not. */
  failedAt: number | null;
  /** How often it did. */
  failures: number;
  /** A change waits in the store queue: later ones join it. */
  changePending: boolean;
}

import { isFresh } from '../instruments/readBackFacts.ts';
import type { InstrumentView } from '../model/operations.ts';

type Told = { readonly at: number; readonly fault: string | null };

/** Why an accessory cannot take an order at all. */
export function accessoryReasons(view: InstrumentView<Told> | null | undefined, what: string, now: number): string[] {
  if (!view) return [`No ${what} is fitted.`];
  const { name, status } = view;
  if (status === null || !isFresh(status, now)) return [`${name} does not answer.`];
  return status.fault === null ? [] : [`${name} reports a fault: ${status.fault}.`];
}

import type { SensorSuspect } from '../model/environment.ts';
import type { OutsideFacts } from './OutsideFacts.ts';

/** While the shutter moves the two are read at different moments; a read-back of the dome is believed for ten seconds. */
const DISAGREEING_FOR_MS = 10_000;

/**
 * Compares the PLC's contact at the shutter with the dome's own read-back. A lasting disagreement is named: one of the two limit
 * switches lies, and until it is known which, the shutter counts as open where that is the worse.
 */
export function crossCheckDome(
  own: OutsideFacts['dome'],
  contact: string | null,
  since: number | null,
  now: number,
): { readonly since: number | null; readonly suspects: readonly SensorSuspect[] } {
  const disagree = (own === 'shut' && contact === 'open') || (own === 'open' && contact === 'closed');
  if (!disagree) return { since: null, suspects: [] };
  // A clock that was set back begins to count anew.
  const begun = since === null || since > now ? now : since;
  if (now - begun < DISAGREEING_FOR_MS) return { since: begun, suspects: [] };
  const evidence = `the PLC's contact says ${contact} while the dome itself says ${own}`;
  return { since: begun, suspects: [{ sensor: 'SITE', quantity: 'domeShutter', evidence }] };
}

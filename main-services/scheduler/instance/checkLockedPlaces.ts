import { SLEW_ROUNDING, separationDegrees } from '../rules/separation.ts';
import type { Instance, InstanceSequence } from './Instance.ts';
import type { Reading } from './Reading.ts';

/** Half a millisecond: what adding minutes in floating point may be off by. */
const TOLERANCE_MINUTES = 1e-8;

/** Fixed sequences that contradict the rules or each other: no plan can hold them. */
export function checkLockedPlaces(instance: Instance, reading: Reading): void {
  const byId = new Map(instance.sequences.map((sequence) => [sequence.id, sequence]));
  const places = instance.locked.flatMap(({ id, tsp }) => {
    const sequence = byId.get(id);
    return sequence ? [{ sequence, start: tsp, end: tsp + sequence.duration }] : [];
  });
  places.sort((a, b) => a.start - b.start);
  const { horizon } = instance;
  for (const { sequence, start, end } of places) {
    const inside = (span: { start: number; end: number }) =>
      start >= span.start - TOLERANCE_MINUTES && end <= span.end + TOLERANCE_MINUTES;
    const where = `sequence '${sequence.id}' is locked from ${start} to ${end}`;
    if (!sequence.windows.some(inside)) reading.fault(`${where}, outside its windows`);
    else if (!inside(horizon)) reading.fault(`${where}, outside the horizon (${horizon.start} to ${horizon.end})`);
  }
  for (const [i, before] of places.entries()) {
    const after = places[i + 1];
    if (after === undefined) continue;
    const earliest = before.end + overheadMinutes(instance, before.sequence, after.sequence);
    if (after.start < earliest - TOLERANCE_MINUTES)
      reading.fault(
        `locked sequences '${before.sequence.id}' and '${after.sequence.id}' contradict each other: '${after.sequence.id}' starts at ${after.start} and could start at ${earliest} at the earliest`,
      );
  }
  for (const { id, quota } of instance.programmes) {
    const used = places.reduce((sum, { sequence }) => sum + (sequence.programme === id ? sequence.duration : 0), 0);
    if (quota !== null && used > quota + TOLERANCE_MINUTES)
      reading.fault(`programme '${id}': quota is ${quota}, and its locked sequences take ${used}`);
  }
}

function overheadMinutes({ overhead }: Instance, before: InstanceSequence, after: InstanceSequence): number {
  if (overhead.model === 'constant') return overhead.minutes;
  const separation = separationDegrees(before.ra, before.dec, after.ra, after.dec);
  return overhead.base + Math.ceil(separation / overhead.degPerMinute - SLEW_ROUNDING);
}

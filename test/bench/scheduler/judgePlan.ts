import type { InstanceFile, InstanceFileSequence } from './InstanceFile.ts';

/** Where a plan puts a sequence, minutes as in the instance. */
export interface PlacedMinutes {
  readonly id: string;
  readonly tsp: number;
}

/** Grids of minutes in Julian dates are off by their last digits. */
const TOLERANCE_MINUTES = 0.01;
const DEGREE = Math.PI / 180;

/** What a plan is worth by the instance's objective. */
export function worthOf(instance: InstanceFile, plan: readonly PlacedMinutes[]): number {
  return placed(instance, plan).reduce(
    (sum, { one }) => sum + (instance.objective === 'priority' ? one.priority : one.priority * one.duration),
    0,
  );
}

/** The plan without what exceeds the quotas: the most important ones of each programme stay, those that still fit too. */
export function withinQuotas(instance: InstanceFile, plan: readonly PlacedMinutes[]): readonly PlacedMinutes[] {
  const left = new Map(instance.programmes.map(({ id, quota }) => [id, quota ?? Number.POSITIVE_INFINITY]));
  return placed(instance, plan)
    .sort((a, b) => b.one.priority - a.one.priority)
    .filter(({ one }) => {
      const minutes = left.get(one.programme) ?? Number.POSITIVE_INFINITY;
      if (one.duration > minutes) return false;
      left.set(one.programme, minutes - one.duration);
      return true;
    })
    .map(({ id, tsp }) => ({ id, tsp }));
}

/** What a plan breaks of windows, overheads and quotas; uses nothing of the planner. */
export function planFaults(instance: InstanceFile, plan: readonly PlacedMinutes[]): readonly string[] {
  const faults: string[] = [];
  const inOrder = placed(instance, plan).sort((a, b) => a.tsp - b.tsp);
  for (const [i, { id, tsp, one }] of inOrder.entries()) {
    const inside = ([start, end]: readonly [number, number]) =>
      tsp >= start - TOLERANCE_MINUTES && tsp + one.duration <= end + TOLERANCE_MINUTES;
    if (!one.windows.some(inside)) faults.push(`${id} is outside its windows`);
    const next = inOrder[i + 1];
    if (next && next.tsp < tsp + one.duration + overhead(instance, one, next.one) - TOLERANCE_MINUTES)
      faults.push(`${next.id} starts too soon after ${id}`);
  }
  if (withinQuotas(instance, plan).length < plan.length) faults.push('a quota is exceeded');
  return faults;
}

function placed(instance: InstanceFile, plan: readonly PlacedMinutes[]) {
  const byId = new Map(instance.sequences.map((one) => [one.id, one]));
  return plan.flatMap(({ id, tsp }) => {
    const one = byId.get(id);
    return one ? [{ id, tsp, one }] : [];
  });
}

function overhead({ overhead: model }: InstanceFile, a: InstanceFileSequence, b: InstanceFileSequence): number {
  if (model.model === 'constant') return model.minutes;
  const cosine =
    Math.sin(a.dec * DEGREE) * Math.sin(b.dec * DEGREE) +
    Math.cos(a.dec * DEGREE) * Math.cos(b.dec * DEGREE) * Math.cos((a.ra - b.ra) * DEGREE);
  const degrees = Math.acos(Math.min(1, Math.max(-1, cosine))) / DEGREE;
  return model.base + Math.ceil(degrees / model.degPerMinute - 1e-6);
}

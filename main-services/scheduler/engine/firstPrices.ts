import type { CompiledProblem } from './CompiledProblem.ts';

/** Bisections that settle one price, and how often all prices are settled in turn. */
const HALVINGS = 14;
const PASSES = 4;

/** What a second of telescope time and a second of each account are worth when windows are forgotten and sequences may be cut. */
export interface FirstPrices {
  readonly second: number;
  readonly quota: Float64Array;
}

/** The prices at which what is wanted just fits into the time and the quotas, one price settled after the other. */
export function firstPrices(
  compiled: CompiledProblem,
  sequences: Int32Array,
  weight: Float64Array,
  observableSeconds: number,
): FirstPrices {
  const { programmeAccount, userAccount, unlimited, duration, granted, pairs } = compiled;
  const quota = new Float64Array(granted.length);
  let second = 0;
  const time = new Float64Array(compiled.count);
  let highest = 0;
  for (const i of sequences) {
    time[i] = (duration[i] as number) + pairs.least(i);
    highest = Math.max(highest, (weight[i] as number) / (duration[i] as number));
  }
  const cost = (i: number, account: number) =>
    account < 0 || unlimited[i] === 1 ? 0 : (quota[account] as number) * (duration[i] as number);
  const quotaCost = (i: number) => cost(i, programmeAccount[i] as number) + cost(i, userAccount[i] as number);
  const members: number[][] = Array.from(quota, () => []);
  for (const i of sequences) {
    if (unlimited[i] === 1) continue;
    for (const account of [programmeAccount[i] as number, userAccount[i] as number]) members[account]?.push(i);
  }
  const left = new Float64Array(compiled.count);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const i of sequences) left[i] = (weight[i] as number) - quotaCost(i);
    second = settle(highest, observableSeconds, (price) => {
      let wanted = 0;
      for (const i of sequences) if ((left[i] as number) > price * (time[i] as number)) wanted += time[i] as number;
      return wanted;
    });
    for (let q = 0; q < quota.length; q++) {
      const own = members[q] as number[];
      quota[q] = 0;
      for (const i of own) left[i] = (weight[i] as number) - quotaCost(i) - second * (time[i] as number);
      quota[q] = settle(highest, Math.max(0, granted[q] as number), (price) => {
        let wanted = 0;
        for (const i of own) if ((left[i] as number) > price * (duration[i] as number)) wanted += duration[i] as number;
        return wanted;
      });
    }
  }
  return { second, quota };
}

/** The lowest price at which no more is wanted than there is. */
function settle(highest: number, available: number, wantedAt: (price: number) => number): number {
  if (wantedAt(0) <= available) return 0;
  let low = 0;
  let high = highest;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (wantedAt(middle) > available) low = middle;
    else high = middle;
  }
  return high;
}

/** Seconds of all nights together. */
export function observableSeconds({ problem }: CompiledProblem): number {
  return problem.nights.reduce((sum, { start, end }) => sum + Math.max(0, end - start), 0);
}

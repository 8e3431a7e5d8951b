/** One measured figure beside the goal it is held against. */
export interface Figure {
  /** "alerts.notice-to-slew.p50". */
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** In the same unit; a limit for latencies, a minimum for speeds. */
  readonly goal: number;
  readonly met: boolean;
  /** How many measurements it comes from. */
  readonly n: number;
  /** What the value is made of, or why there is none: the seconds of either side, how to install what is missing. */
  readonly beside?: Readonly<Record<string, number | string>>;
}

/** Which side of the goal is the good one. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number };

/** Finer than a hundredth, nothing here is repeatable. */
const DECIMALS = 2;

/** Judges a measurement, as it is printed. @throws RangeError when nothing was measured */
export function figureOf(figure: string, measured: number, unit: string, goal: Goal, n: number): Figure {
  if (!Number.isFinite(measured) || n < 1)
    throw new RangeError(`${figure}: nothing was measured (${measured}, n ${n})`);
  const value = Number(measured.toFixed(DECIMALS));
  if ('atMost' in goal) return { figure, value, unit, goal: goal.atMost, met: value <= goal.atMost, n };
  return { figure, value, unit, goal: goal.atLeast, met: value >= goal.atLeast, n };
}

import { type Figure, figureOf } from './Figure.ts';
import { percentile } from './percentile.ts';

/** Percentiles of a latency in milliseconds, one figure for each goal ({ p50: 15, p99: 60 }). */
export function latencyFigures(
  name: string,
  milliseconds: readonly number[],
  goals: { readonly p50?: number; readonly p99?: number },
): readonly Figure[] {
  const { p50, p99 } = goals;
  const of = (percent: number, goal: number | undefined) =>
    goal === undefined
      ? []
      : [
          figureOf(
            `${name}.p${percent}`,
            percentile(milliseconds, percent),
            'ms',
            { atMost: goal },
            milliseconds.length,
          ),
        ];
  return [...of(50, p50), ...of(99, p99)];
}

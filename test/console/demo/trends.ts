import type { EnvironmentTrend } from '../../../electron/ipc/contract/environment.ts';
import type { Trend } from '../../../electron/ipc/contract/monitoring.ts';
import { readThresholds } from '../../../main-services/environment/readThresholds.ts';
import { trendLimits } from '../../../main-services/environment/trendLimits.ts';

/** A fixed pseudo-random sequence (Park and Miller's minimal standard), so that two pictures are alike. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647 - 0.5;
  };
}

const step = (from: number, to: number, at: number) => {
  const x = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return x * x * (3 - 2 * x);
};

/** Trends that lead to the values of the scene: share 0 … 1 of the time asked for. */
export function demoTrends(from: number, to: number, points: number, wet: boolean): readonly Trend[] {
  const end = wet ? 1 : 0;
  const curves: Readonly<Record<Trend['quantity'], (share: number) => number>> = {
    humidity: (u) => 69 + 6 * u + 8.8 * end * step(0.8, 1, u),
    temperature: (u) => 3.9 - 1.6 * u - 1.3 * end * step(0.85, 1, u),
    wind: (u) => 5 + 2 * u + 2.2 * end * step(0.7, 0.93, u),
    windDir: (u) => 98 + 116 * end * step(0.6, 0.9, u),
    pressure: (u) => 734.6 - 1.4 * u - 1.8 * step(0.5, 1, u),
    rain: (u) => (wet && u > 0.985 && u < 0.995 ? 1.2 : 0),
    cloud: (u) => -34 + 2 * u + 11.9 * end * step(0.8, 0.99, u),
  };
  const spread = { humidity: 1, temperature: 0.2, wind: 1.2, windDir: 8, pressure: 0.06, rain: 0, cloud: 1.2 };
  return Object.entries(curves).map(([name, curve], index) => {
    const quantity = name as Trend['quantity'];
    const random = noise(index + 7);
    return {
      quantity,
      points: Array.from({ length: points }, (_, i) => {
        const value = curve(i / (points - 1)) + random() * spread[quantity];
        const gap = !wet && i > points * 0.3 && i < points * 0.33;
        return {
          at: from + ((to - from) * i) / (points - 1),
          minimum: gap ? null : value - spread[quantity] * 0.2,
          maximum: gap ? null : value + spread[quantity] * (quantity === 'wind' ? 1.2 : 0.2),
        };
      }),
    };
  });
}

/** One quantity as the environment view asks for it: with its mean and the limits of its rules. */
export function demoTrend(
  asked: { quantity: EnvironmentTrend['quantity']; from: number; to: number; points: number },
  wet: boolean,
): EnvironmentTrend {
  const { quantity, from, to, points } = asked;
  const days = (to - from) / 86_400_000;
  const found = demoTrends(from, to, points, wet).find((trend) => trend.quantity === quantity)?.points ?? [];
  const wide = quantity === 'rain' || days < 1 ? 0 : Math.min(4, days / 2);
  return {
    quantity,
    unit: '',
    resolution: days > 60 ? 'hour' : days > 1.5 ? 'minute' : 'reading',
    points: found.map(({ at, minimum, maximum }) =>
      minimum === null || maximum === null
        ? { at, minimum, mean: null, maximum }
        : { at, minimum: minimum - wide, mean: (minimum + maximum) / 2, maximum: maximum + wide },
    ),
    limits: trendLimits(quantity, readThresholds({})),
  };
}

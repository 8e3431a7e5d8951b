/** One place of a decimated series; null = no reading. */
export interface TrendPoint {
  readonly at: number;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

export interface TrendSeries {
  readonly name: string;
  readonly points: readonly TrendPoint[];
  /** plot: the main line; plot-2: the companion. */
  readonly tone: 'plot' | 'plot-2';
}

export interface TrendLimit {
  readonly value: number;
  /** "closes 85". */
  readonly words: string;
  /** Beyond it the dome closes: hatched. False: a plain dotted line. */
  readonly closes: boolean;
  /** Harm lies above or below. */
  readonly side: 'above' | 'below';
}

/** Middle of a point, null where there is none. */
export function middle(point: TrendPoint | undefined): number | null {
  if (!point || point.minimum === null || point.maximum === null) return null;
  return (point.minimum + point.maximum) / 2;
}

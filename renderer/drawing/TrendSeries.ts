/** One place of a decimated series; all null = no reading. */
export interface TrendPoint {
  readonly at: number;
  readonly minimum: number | null;
  readonly mean: number | null;
  readonly maximum: number | null;
}

export interface TrendSeries {
  readonly name: string;
  readonly points: readonly TrendPoint[];
  /** plot: the main line; plot-2: the companion; danger: a limit that moves. */
  readonly tone: 'plot' | 'plot-2' | 'danger';
}

export interface TrendLimit {
  readonly value: number;
  /** "closes 85". */
  readonly words: string;
  /** From it on the dome closes, may not open, or may open again. */
  readonly kind: 'secures' | 'holds' | 'opens';
  /** Nothing but closing lies beyond it: hatched. */
  readonly hatched: boolean;
  /** Harm lies above or below. */
  readonly side: 'above' | 'below';
  /** The scale reaches to it; one far away is only told at the edge. */
  readonly inScale: boolean;
}

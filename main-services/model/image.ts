import type { DetectorName } from './request.ts';

/** An image whole on disk. */
export interface ImageRecord {
  readonly id: number;
  readonly planId: number | null;
  readonly sequenceId: number | null;
  readonly requestName: string;
  readonly detector: DetectorName;
  readonly filter: string;
  readonly exposureSeconds: number;
  readonly startedAt: number;
  /** Relative to the data directory. */
  readonly path: string;
  readonly kind: 'object' | 'bias' | 'dark' | 'flat';
  readonly fwhmArcseconds: number | null;
  readonly medianCounts: number | null;
  readonly sourceCount: number | null;
}

import type { Planning } from './planning.ts';

/** A sequence that would go or move if a request were submitted. */
export interface DisplacedSequence {
  readonly sequenceId: number;
  readonly requestId: number;
  readonly name: string;
  readonly programme: string;
  /** Where it is planned without the request. */
  readonly start: number;
  /** Where it would be; null = it would find no place. */
  readonly newStart: number | null;
  /** Why it would find no place. */
  readonly reason: string | null;
}

/** What would become of each sequence of the request. */
export interface TriedSequence {
  readonly name: string;
  /** Null = it would find no place. */
  readonly start: number | null;
  readonly end: number | null;
  readonly reason: string | null;
  /** The smallest change that would get it in; null when nothing would, or it is in. */
  readonly wouldTake: string | null;
}

/** The answer to "what if this request were submitted?". Nothing is stored. */
export interface DryRun {
  readonly requestName: string;
  readonly nightDate: string;
  /** In one sentence. */
  readonly verdict: string;
  readonly sequences: readonly TriedSequence[];
  readonly displaced: readonly DisplacedSequence[];
  /** The planning with the request; its own sequences have negative numbers. */
  readonly planning: Planning;
  /** What the night is worth without and with it. */
  readonly valueBefore: number;
  readonly valueAfter: number;
}

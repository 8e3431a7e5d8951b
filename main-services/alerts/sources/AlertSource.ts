import type { AlertSourceView } from '../../model/alertSource.ts';
import type { NoticeEnvelope } from './NoticeEnvelope.ts';

/** What became of delivered bytes. */
export interface Delivery {
  /** False for bytes that came before, from whichever source. */
  readonly isNew: boolean;
  /** Resolves when they would survive a power cut; false = they could not be written. */
  onDisk(): Promise<boolean>;
}

/** Takes the bytes of one notice: archives them before it returns, acts on them in this turn or a later one; never throws. */
export type Deliver = (bytes: Buffer, envelope: NoticeEnvelope) => Delivery;

/** A way by which notices come. Sources carry bytes; they understand nothing. */
export interface AlertSource {
  readonly name: string;
  /** Starts and keeps itself going until stopped; being unreachable is no failure. */
  start(deliver: Deliver): void;
  stop(): Promise<void>;
  state(): AlertSourceView;
}

/** Takes the bytes of one notice. @param receivedAtPerformanceMs performance.now() at the last byte */
export type Deliver = (bytes: Buffer, source: string, receivedAtPerformanceMs: number) => void;

export interface AlertSourceState {
  /** "vtp-127.0.0.1-8099", "directory". */
  readonly name: string;
  readonly link: 'stopped' | 'connecting' | 'connected' | 'down';
  /** In words: why it is down, what it waits for. */
  readonly detail: string;
  readonly received: number;
  /** Packets that were no notices, survived and counted. */
  readonly unreadable: number;
  readonly reconnects: number;
  /** performance.now() of the last sign of life; null = none yet. */
  readonly lastHeardPerformanceMs: number | null;
}

/** A way by which notices come. Sources carry bytes; they understand nothing. */
export interface AlertSource {
  readonly name: string;
  /** Starts and keeps itself going until stopped; being unreachable is no failure. */
  start(deliver: Deliver): void;
  stop(): Promise<void>;
  state(): AlertSourceState;
}

/** Where notices come from, as the console shows it. Times in milliseconds since the Unix epoch on the wall clock; null = not yet. */
export interface AlertSourceView {
  /** "gcn", "vtp-127.0.0.1-8099", "directory". */
  readonly name: string;
  readonly kind: 'kafka' | 'vtp' | 'directory';
  readonly link: 'stopped' | 'connecting' | 'connected' | 'down';
  /** In words: why it is down, what it waits for. */
  readonly detail: string;
  readonly connectedSince: number | null;
  /** Any sign of life. */
  readonly lastHeardAt: number | null;
  readonly lastNoticeAt: number | null;
  /** Of sources that say regularly that they live; null for the others. */
  readonly lastHeartbeatAt: number | null;
  readonly received: number;
  /** Packets that were no notices, survived and counted. */
  readonly unreadable: number;
  readonly reconnects: number;
  readonly lastError: { readonly at: number; readonly message: string } | null;
  /** In words, while notices may be missed though everything is set up to receive them; null otherwise. */
  readonly alarm: string | null;
}

/** How the line to a device is doing; `since` and `lastReplyAt` are milliseconds since the Unix epoch on the observatory's clock. */
export interface LinkState {
  readonly connected: boolean;
  readonly since: number;
  readonly lastReplyAt: number | null;
  /** Why it is not connected, in words; null when it is. */
  readonly fault: string | null;
}

/** What every driver has in common, whatever the protocol. */
export interface Device {
  /** Name in the configuration: "Telescope", "CameraVIS" … */
  readonly name: string;
  /** False: nothing is fitted in this place, and every order is refused. Left out: it is. */
  readonly fitted?: boolean;
  /** Starts keeping a connection; returns at once, also when nobody answers yet. */
  connect(): void;
  /** Ends the connection and every timer; safe to call twice. */
  disconnect(): Promise<void>;
  link(): LinkState;
}

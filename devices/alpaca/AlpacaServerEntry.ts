/** A device that an Alpaca server has. */
export interface AlpacaDeviceEntry {
  /** "telescope", in the letters of a path. */
  readonly type: string;
  readonly number: number;
  readonly name: string;
  /** The same for ever, whatever number and name the device has; empty where the server gives none. */
  readonly uniqueId: string;
}

/** An Alpaca server, and what it says that it has. */
export interface AlpacaServerEntry {
  readonly host: string;
  readonly port: number;
  /** As the server calls itself; empty where it does not. */
  readonly title: string;
  readonly devices: readonly AlpacaDeviceEntry[];
  /** Why its devices are not known, in words; null when they are. */
  readonly fault: string | null;
}

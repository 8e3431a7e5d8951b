/** Over a socket. */
export interface TcpAddress {
  readonly medium: 'tcp';
  readonly host: string;
  readonly port: number;
}

/** Over a serial line. */
export interface SerialAddress {
  readonly medium: 'serial';
  /** "/dev/ttyUSB0", "COM3". */
  readonly path: string;
  readonly baudRate: number;
}

/** Over HTTP: ASCOM Alpaca. */
export interface HttpAddress {
  readonly medium: 'http';
  readonly host: string;
  readonly port: number;
  readonly deviceNumber: number;
}

/** Nowhere: nothing is fitted. */
export interface NoAddress {
  readonly medium: 'none';
}

/** Where a driver finds its device. */
export type DriverAddress = NoAddress | TcpAddress | SerialAddress | HttpAddress;

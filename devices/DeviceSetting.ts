/** Protocols that there are drivers for; 'none' stands for an optional device that is not fitted. */
export const DRIVER_NAMES = ['none', 'pyros', 'indi', 'lx200', 'alpaca', 'davis', 'vaisala'] as const;
export type DriverName = (typeof DRIVER_NAMES)[number];

/** What is set of one device: which driver, and where it finds the device. What the driver's medium does not need is left at its default. */
export interface DeviceSetting {
  readonly driver: DriverName;
  readonly host: string;
  readonly port: number;
  /** Serial line: "/dev/ttyUSB0", "COM3"; empty over a socket. */
  readonly path: string;
  readonly baudRate: number;
  /** Which of the devices of its kind on an Alpaca server. */
  readonly deviceNumber: number;
  /** Settings of the protocol alone: INDI's device name … */
  readonly settings: Readonly<Record<string, string>>;
}

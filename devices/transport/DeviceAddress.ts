/** Where a device listens. */
export interface DeviceAddress {
  readonly host: string;
  readonly port: number;
}

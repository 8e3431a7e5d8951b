import { DeviceRefused } from '../errors.ts';

/** An Alpaca server, or the device behind it, said no; `errorNumber` is that of the API, null where it gave none. */
export class AlpacaRefused extends DeviceRefused {
  readonly errorNumber: number | null;
  /** This device does not have what was asked for, now or later. */
  readonly absent: boolean;

  constructor(
    device: string,
    message: string,
    { errorNumber, absent }: { readonly errorNumber: number | null; readonly absent: boolean },
  ) {
    super(device, message);
    this.errorNumber = errorNumber;
    this.absent = absent;
  }
}

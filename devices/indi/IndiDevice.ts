import type { TcpAddress } from '../DriverAddress.ts';
import type { DriverOptions } from '../DriverOptions.ts';
import { Driver } from '../transport/Driver.ts';
import { IndiClient } from './IndiClient.ts';

export type IndiOptions = DriverOptions<TcpAddress>;

/** A device behind an INDI server, known there by the name in the setting "device". */
export abstract class IndiDevice extends Driver<IndiOptions, IndiClient> {
  constructor(options: IndiOptions) {
    super(options, new IndiClient({ ...options, indiDevice: options.settings?.device ?? '' }));
  }
}

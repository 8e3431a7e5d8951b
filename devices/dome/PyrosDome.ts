import { PyrosDriver } from '../transport/PyrosDriver.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import type { Dome, DomeStatus } from './Dome.ts';
import { decodeDomeStatus } from './domeStatusCodec.ts';

/** A dome that speaks the PyROS JSON protocol. Closing overrules whatever was ordered before, as a stop does. */
export class PyrosDome extends PyrosDriver implements Dome {
  async status(): Promise<DomeStatus> {
    const element = await this.client.ask({ name: 'STATUS' }, { timeoutMs: TIMEOUTS.status });
    return decodeDomeStatus(this.name, element, this.now());
  }

  async open(): Promise<void> {
    await this.client.order({ name: 'OPEN' }, { timeoutMs: TIMEOUTS.order });
  }

  async close(): Promise<void> {
    await this.client.overrule({ name: 'CLOSE' }, { timeoutMs: TIMEOUTS.stop });
  }

  async rotateTo(azimuthDegrees: number): Promise<void> {
    const az = this.within('azimuth', azimuthDegrees, 0, 360) % 360;
    await this.client.order({ name: 'ROTATE', az }, { timeoutMs: TIMEOUTS.order });
  }

  async halt(): Promise<void> {
    await this.client.overrule({ name: 'STOP' }, { timeoutMs: TIMEOUTS.stop });
  }
}

import { DeviceRefused } from '../errors.ts';
import { PyrosDriver } from '../transport/PyrosDriver.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import type { Plc, PlcStatus } from './Plc.ts';
import { decodePlcStatus } from './plcStatusCodec.ts';

/** The programmable controller, in the original's own JSON. */
export class PyrosPlc extends PyrosDriver implements Plc {
  async status(): Promise<PlcStatus> {
    const element = await this.client.ask({ name: 'STATUS' }, { timeoutMs: TIMEOUTS.status });
    return decodePlcStatus(this.name, element, this.now());
  }

  /** Goes over the second connection, so that a hanging STATUS does not make the controller think that we are dead. */
  async heartbeat(): Promise<void> {
    await this.client.orderBeside({ name: 'HEARTBEAT' }, { timeoutMs: TIMEOUTS.stop });
  }

  async setLight(name: string, on: boolean): Promise<void> {
    await this.#switch('LIGHT', name, on);
  }

  async setFan(name: string, on: boolean): Promise<void> {
    await this.#switch('FAN', name, on);
  }

  async #switch(order: 'LIGHT' | 'FAN', name: string, on: boolean): Promise<void> {
    if (name === '') throw new DeviceRefused(this.name, `a ${order === 'FAN' ? 'fan' : 'lamp'} without a name`);
    await this.client.order({ name: order, device_name: name, on }, { timeoutMs: TIMEOUTS.order });
  }
}

import { DeviceRefused } from '../errors.ts';
import { PyrosDriver } from '../transport/PyrosDriver.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import type { Focuser, FocuserStatus } from './Focuser.ts';
import { decodeFocuserStatus, MOST_STEPS } from './focuserStatusCodec.ts';

/** A focuser that speaks the PyROS JSON protocol. A stop overrules whatever was ordered before. */
export class PyrosFocuser extends PyrosDriver implements Focuser {
  async status(): Promise<FocuserStatus> {
    const element = await this.client.ask({ name: 'STATUS' }, { timeoutMs: TIMEOUTS.status });
    return decodeFocuserStatus(this.name, element, this.now());
  }

  async moveTo(positionSteps: number): Promise<void> {
    const position = this.within('position', positionSteps, 0, MOST_STEPS);
    if (!Number.isInteger(position)) throw new DeviceRefused(this.name, `position ${position} is not a whole step`);
    await this.client.order({ name: 'MOVE', position }, { timeoutMs: TIMEOUTS.order });
  }

  async halt(): Promise<void> {
    await this.client.overrule({ name: 'STOP' }, { timeoutMs: TIMEOUTS.stop });
  }
}

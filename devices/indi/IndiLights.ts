import { DeviceRefused } from '../errors.ts';
import type { SwitchBoard, SwitchView } from '../switches/SwitchBoard.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import { IndiDevice } from './IndiDevice.ts';
import type { IndiVector } from './IndiVector.ts';
import { isOn } from './readVector.ts';

const CONTROL = 'FLAT_LIGHT_CONTROL';
/** The lamp of a light panel, by the observatory's way of naming the calibration lamps. */
const LAMP = 'LAMP_FLAT_PANEL';

/** A light panel behind an INDI server. */
export class IndiLights extends IndiDevice implements SwitchBoard {
  async switches(): Promise<readonly SwitchView[]> {
    const [control] = (await this.client.read([CONTROL], TIMEOUTS.status)) as [IndiVector];
    return [{ name: LAMP, on: isOn(control, 'FLAT_LIGHT_ON'), writable: true }];
  }

  async set(name: string, on: boolean): Promise<void> {
    if (name !== LAMP) throw new DeviceRefused(this.name, `there is no lamp ${name}, only ${LAMP}`);
    await this.client.order(
      'Switch',
      CONTROL,
      { [on ? 'FLAT_LIGHT_ON' : 'FLAT_LIGHT_OFF']: true },
      {
        timeoutMs: TIMEOUTS.order,
      },
    );
  }
}

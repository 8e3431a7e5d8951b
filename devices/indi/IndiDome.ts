import type { Dome, DomeStatus, ShutterState } from '../dome/Dome.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import { IndiDevice } from './IndiDevice.ts';
import type { IndiVector } from './IndiVector.ts';
import { isOn, numberOf } from './readVector.ts';

const SHUTTER = 'DOME_SHUTTER';
const AZIMUTH = 'ABS_DOME_POSITION';
const PARK = 'DOME_PARK';
/** INDI tells no opening width: shut, somewhere between, open. */
const PERCENT: Readonly<Record<ShutterState, number>> = {
  OPEN: 100,
  OPENING: 50,
  CLOSING: 50,
  CLOSED: 0,
  STOPPED: 50,
  FAULT: 50,
};

/** A dome behind an INDI server. */
export class IndiDome extends IndiDevice implements Dome {
  #targetAzimuth: number | null = null;

  async status(): Promise<DomeStatus> {
    const [shutter, azimuth] = await this.client.read([SHUTTER, AZIMUTH], TIMEOUTS.status);
    const state = shutterOf(shutter as IndiVector);
    return {
      at: (shutter as IndiVector).at,
      shutter: state,
      shutterPercent: PERCENT[state],
      azimuthDegrees: numberOf(this.name, azimuth as IndiVector, 'DOME_ABSOLUTE_POSITION', 0, 360) % 360,
      targetAzimuthDegrees: this.#targetAzimuth,
      rotating: (azimuth as IndiVector).state === 'Busy',
      fault: (azimuth as IndiVector).state === 'Alert' ? 'the dome says that its last rotation failed' : null,
    };
  }

  async open(): Promise<void> {
    await this.#unpark();
    await this.#shutter('SHUTTER_OPEN');
  }

  async close(): Promise<void> {
    // The shutter of a parked dome moves too: nothing is waited for before it shuts.
    await this.#shutter('SHUTTER_CLOSE');
  }

  async rotateTo(azimuthDegrees: number): Promise<void> {
    const wanted = this.within('azimuth', azimuthDegrees, 0, 360) % 360;
    await this.#unpark();
    await this.client.order('Number', AZIMUTH, { DOME_ABSOLUTE_POSITION: wanted }, { timeoutMs: TIMEOUTS.order });
    this.#targetAzimuth = wanted;
  }

  async halt(): Promise<void> {
    this.#targetAzimuth = null;
    const judge = (vector: IndiVector) => vector.state !== 'Busy';
    // An abort while the shutter moves ends in Alert: that is how INDI says that it stands half-way.
    await this.client
      .order('Switch', 'DOME_ABORT_MOTION', { ABORT: true }, { timeoutMs: TIMEOUTS.stop, judge })
      .catch((error: unknown) => {
        if (this.client.vector(SHUTTER)?.state !== 'Alert') throw error;
      });
  }

  async #shutter(element: 'SHUTTER_OPEN' | 'SHUTTER_CLOSE'): Promise<void> {
    await this.client.order(
      'Switch',
      SHUTTER,
      { [element]: true },
      {
        timeoutMs: TIMEOUTS.order,
        judge: (vector) => isOn(vector, element),
      },
    );
  }

  async #unpark(): Promise<void> {
    const park = this.client.vector(PARK);
    if (park === undefined || !isOn(park, 'PARK')) return;
    const judge = (vector: IndiVector) => isOn(vector, 'UNPARK');
    await this.client.order('Switch', PARK, { UNPARK: true }, { timeoutMs: TIMEOUTS.order, judge });
  }
}

/** While the shutter moves the switch shows where to; only Ok says that it is there. */
function shutterOf(vector: IndiVector): ShutterState {
  const open = isOn(vector, 'SHUTTER_OPEN');
  const shut = isOn(vector, 'SHUTTER_CLOSE');
  if (vector.state === 'Busy') return open ? 'OPENING' : 'CLOSING';
  if (vector.state === 'Alert' || open === shut) return 'STOPPED';
  return open ? 'OPEN' : 'CLOSED';
}

import type { Focuser, FocuserStatus } from '../focuser/Focuser.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import { IndiDevice } from './IndiDevice.ts';
import type { IndiVector } from './IndiVector.ts';
import { indiNumber } from './indiNumber.ts';
import { numberOf } from './readVector.ts';

const POSITION = 'ABS_FOCUS_POSITION';
const STEPS = 'FOCUS_ABSOLUTE_POSITION';
/** Where a driver gives no bounds of its own. */
const MOST_STEPS = 1_000_000;

/** An absolute focuser behind an INDI server. */
export class IndiFocuser extends IndiDevice implements Focuser {
  async status(): Promise<FocuserStatus> {
    const [position] = (await this.client.read([POSITION], TIMEOUTS.status)) as [IndiVector];
    const celsius = this.client.vector('FOCUS_TEMPERATURE')?.elements.get('TEMPERATURE')?.text;
    const [smallest, largest] = this.#bounds();
    return {
      at: position.at,
      positionSteps: numberOf(this.name, position, STEPS, smallest, largest),
      smallestSteps: smallest,
      largestSteps: largest,
      moving: position.state === 'Busy',
      temperatureCelsius: celsius === undefined ? null : indiNumber(celsius),
      fault: position.state === 'Alert' ? 'the focuser says that its last motion failed' : null,
    };
  }

  async moveTo(positionSteps: number): Promise<void> {
    const wanted = this.within('position', positionSteps, ...this.#bounds());
    await this.client.order('Number', POSITION, { [STEPS]: Math.round(wanted) }, { timeoutMs: TIMEOUTS.order });
  }

  async halt(): Promise<void> {
    // Not every driver has it; without it a motion ends by itself.
    if (this.client.vector('FOCUS_ABORT_MOTION') === undefined) return;
    await this.client.order('Switch', 'FOCUS_ABORT_MOTION', { ABORT: true }, { timeoutMs: TIMEOUTS.stop });
  }

  #bounds(): readonly [number, number] {
    const element = this.client.vector(POSITION)?.elements.get(STEPS);
    return [element?.min ?? 0, element?.max ?? MOST_STEPS];
  }
}

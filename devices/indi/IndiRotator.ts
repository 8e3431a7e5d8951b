import type { Rotator, RotatorStatus } from '../rotator/Rotator.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import { IndiDevice } from './IndiDevice.ts';
import type { IndiVector } from './IndiVector.ts';
import { numberOf } from './readVector.ts';

const ANGLE = 'ABS_ROTATOR_ANGLE';

/** A field rotator behind an INDI server. */
export class IndiRotator extends IndiDevice implements Rotator {
  async status(): Promise<RotatorStatus> {
    const [angle] = (await this.client.read([ANGLE], TIMEOUTS.status)) as [IndiVector];
    return {
      at: angle.at,
      angleDegrees: numberOf(this.name, angle, 'ANGLE', 0, 360) % 360,
      moving: angle.state === 'Busy',
      fault: angle.state === 'Alert' ? 'the rotator says that its last motion failed' : null,
    };
  }

  async rotateTo(angleDegrees: number): Promise<void> {
    const wanted = this.within('angle', angleDegrees, 0, 360) % 360;
    await this.client.order('Number', ANGLE, { ANGLE: wanted }, { timeoutMs: TIMEOUTS.order });
  }

  async halt(): Promise<void> {
    await this.client.order('Switch', 'ROTATOR_ABORT_MOTION', { ABORT: true }, { timeoutMs: TIMEOUTS.stop });
  }
}

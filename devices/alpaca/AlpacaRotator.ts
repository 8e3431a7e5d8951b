import type { Rotator, RotatorStatus } from '../rotator/Rotator.ts';
import { AlpacaDevice, type AlpacaOptions } from './AlpacaDevice.ts';
import { AlpacaRefused } from './AlpacaRefused.ts';
import { booleanIn, numberIn } from './alpacaFields.ts';

/** A field rotator behind an Alpaca server. */
export class AlpacaRotator extends AlpacaDevice implements Rotator {
  constructor(options: AlpacaOptions) {
    super(options, 'rotator');
  }

  async status(): Promise<RotatorStatus> {
    const at = this.now();
    const { position, ismoving } = await this.client.values(['position', 'ismoving']);
    return {
      at,
      angleDegrees: numberIn(this.name, 'position', position, 0, 360) % 360,
      moving: booleanIn(this.name, 'ismoving', ismoving),
      fault: null,
    };
  }

  async rotateTo(angleDegrees: number): Promise<void> {
    const wanted = this.within('angle', angleDegrees, 0, 360) % 360;
    await this.beginOrder();
    await this.move('moveabsolute', { Position: wanted });
  }

  async halt(): Promise<void> {
    await this.overrule(async () => {
      try {
        await this.client.putAtOnce('halt');
      } catch (error) {
        // Not every rotator can; without it a motion ends by itself.
        if (!(error instanceof AlpacaRefused && error.absent)) throw error;
      }
    });
  }
}

import { DeviceRefused } from '../errors.ts';
import type { Focuser, FocuserStatus } from '../focuser/Focuser.ts';
import { AlpacaDevice, type AlpacaOptions } from './AlpacaDevice.ts';
import { AlpacaRefused } from './AlpacaRefused.ts';
import { booleanIn, integerIn, numberIn } from './alpacaFields.ts';

/** More steps than any focuser has. */
const MOST_STEPS = 100_000_000;
/** Beyond these a thermometer on a telescope is broken. */
const [COLDEST, WARMEST] = [-100, 100];

/** An absolute focuser behind an Alpaca server. */
export class AlpacaFocuser extends AlpacaDevice implements Focuser {
  constructor(options: AlpacaOptions) {
    super(options, 'focuser');
  }

  async status(): Promise<FocuserStatus> {
    const at = this.now();
    const largestSteps = await this.#largest();
    const values = await this.client.values(['position', 'ismoving'], ['temperature']);
    const celsius = values.temperature;
    return {
      at,
      positionSteps: integerIn(this.name, 'position', values.position, 0, largestSteps),
      smallestSteps: 0,
      largestSteps,
      moving: booleanIn(this.name, 'ismoving', values.ismoving),
      temperatureCelsius: celsius === null ? null : numberIn(this.name, 'temperature', celsius, COLDEST, WARMEST),
      fault: null,
    };
  }

  async moveTo(positionSteps: number): Promise<void> {
    const stillWanted = await this.beginOrder();
    const wanted = Math.round(this.within('position', positionSteps, 0, await this.#largest()));
    stillWanted();
    await this.move('move', { Position: wanted });
  }

  async halt(): Promise<void> {
    await this.overrule(async () => {
      try {
        await this.client.putAtOnce('halt');
      } catch (error) {
        // Not every focuser can; without it a motion ends by itself.
        if (!(error instanceof AlpacaRefused && error.absent)) throw error;
      }
    });
  }

  async #largest(): Promise<number> {
    if (!(await this.client.can('absolute')))
      throw new DeviceRefused(this.name, 'this focuser does not know its position');
    return integerIn(this.name, 'maxstep', await this.client.fact('maxstep'), 1, MOST_STEPS);
  }
}

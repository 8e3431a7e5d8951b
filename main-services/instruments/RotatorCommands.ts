import type { Rotator, RotatorStatus } from '../../devices/rotator/Rotator.ts';
import { AccessoryAxis } from './AccessoryAxis.ts';
import type { CommandDesk, IssuedCommand } from './CommandDesk.ts';
import { azimuthDistance } from './DomeCommands.ts';
import type { InterlockChecks } from './InterlockChecks.ts';
import type { Poller } from './Poller.ts';
import { Standstill } from './Standstill.ts';

/** Half a turn of a slow rotator, 1°/s, and what it may be late. */
const TURN_WITHIN_MS = 300_000;
/** A rotator that has not moved for so long will not; a controller may first have to end what it does by itself. */
const STUCK_AFTER_MS = 60_000;
/** Nobody sees less on an image. */
const TOLERANCE_DEGREES = 0.2;

/** The field rotator by the desk, where one is fitted. */
export class RotatorCommands {
  readonly #rotator: Rotator;
  readonly #checks: InterlockChecks;
  readonly #axis: AccessoryAxis<RotatorStatus>;

  constructor(options: {
    rotator: Rotator;
    poller: Poller<RotatorStatus>;
    desk: CommandDesk;
    checks: InterlockChecks;
  }) {
    this.#rotator = options.rotator;
    this.#checks = options.checks;
    this.#axis = new AccessoryAxis(options.rotator.name, options.poller, options.desk);
  }

  rotateTo(angleDegrees: number, by: string): IssuedCommand {
    const still = new Standstill();
    const order = {
      by,
      command: `ROTATE ${angleDegrees.toFixed(2)}`,
      interlock: () => this.#checks.rotateField(angleDegrees),
      send: () => this.#rotator.rotateTo(angleDegrees),
      verifyWithinMs: TURN_WITHIN_MS,
      retries: 0,
    };
    return this.#axis.move(order, ({ at, moving, angleDegrees: stands }) => {
      if (!moving && azimuthDistance(stands, angleDegrees) <= TOLERANCE_DEGREES)
        return `stands at ${stands.toFixed(2)}°`;
      if (still.lastsMs(stands.toFixed(3), at) < STUCK_AFTER_MS) return null;
      throw new Error(`the rotator stands at ${stands.toFixed(2)}° and does not come to ${angleDegrees.toFixed(2)}°`);
    });
  }

  halt(by: string): IssuedCommand {
    return this.#axis.halt(
      by,
      () => this.#rotator.halt(),
      ({ moving }) => moving,
    );
  }
}

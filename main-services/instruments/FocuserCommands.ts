import type { Focuser, FocuserStatus } from '../../devices/focuser/Focuser.ts';
import { AccessoryAxis } from './AccessoryAxis.ts';
import type { CommandDesk, IssuedCommand } from './CommandDesk.ts';
import type { InterlockChecks } from './InterlockChecks.ts';
import type { Poller } from './Poller.ts';
import { Standstill } from './Standstill.ts';

/** Slow drawtubes need minutes for their whole way. */
const TRAVEL_WITHIN_MS = 600_000;
/** A drawtube that has not moved for so long will not; a controller may first have to end what it does by itself. */
const STUCK_AFTER_MS = 60_000;
/** Some motors come to rest a step beside. */
const TOLERANCE_STEPS = 2;

/** The focuser by the desk, where one is fitted. */
export class FocuserCommands {
  readonly #focuser: Focuser;
  readonly #checks: InterlockChecks;
  readonly #poller: Poller<FocuserStatus>;
  readonly #axis: AccessoryAxis<FocuserStatus>;
  /** Where it was sent last. */
  #wantedSteps = 0;

  constructor(options: {
    focuser: Focuser;
    poller: Poller<FocuserStatus>;
    desk: CommandDesk;
    checks: InterlockChecks;
  }) {
    this.#focuser = options.focuser;
    this.#checks = options.checks;
    this.#poller = options.poller;
    this.#axis = new AccessoryAxis(options.focuser.name, options.poller, options.desk);
  }

  moveTo(positionSteps: number, by: string): IssuedCommand {
    const still = new Standstill();
    const order = {
      by,
      command: `MOVE ${positionSteps}`,
      interlock: () => this.#checks.moveFocuser(positionSteps),
      send: () => {
        this.#wantedSteps = positionSteps;
        return this.#focuser.moveTo(positionSteps);
      },
      verifyWithinMs: TRAVEL_WITHIN_MS,
      retries: 0,
    };
    return this.#axis.move(order, ({ at, moving, positionSteps: stands }) => {
      if (!moving && Math.abs(stands - positionSteps) <= TOLERANCE_STEPS) return `stands at ${stands}`;
      if (still.lastsMs(String(stands), at) < STUCK_AFTER_MS) return null;
      throw new Error(`the focuser stands at ${stands} and does not come to ${positionSteps}`);
    });
  }

  /** On by so many steps from where it is going to stand. */
  step(steps: number, by: string): IssuedCommand {
    const status = this.#poller.status();
    const from = status?.moving ? this.#wantedSteps : (status?.positionSteps ?? 0);
    return this.moveTo(from + steps, by);
  }

  halt(by: string): IssuedCommand {
    return this.#axis.halt(
      by,
      () => this.#focuser.halt(),
      ({ moving }) => moving,
    );
  }
}

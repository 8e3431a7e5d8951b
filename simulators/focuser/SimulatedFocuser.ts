import type { Command, DeviceSimulator, Reply } from '../common/DeviceSimulator.ts';
import type { Fault } from '../common/Fault.ts';
import { MechanicalTime } from '../common/MechanicalTime.ts';
import { faulty, ok, refused, unknown } from '../common/replies.ts';
import { type Travel, travelAt, travelTo } from './travel.ts';

/** PROTOCOL.md: the whole way, and where it stands at first. */
const LARGEST_STEPS = 20_000;
const FIRST: Travel = { fromSteps: 10_000, toSteps: 10_000, since: 0 };
const DAY_MS = 86_400_000;
/** The tube is coldest before sunrise at the site (115.5° W), about 13 h UTC. */
const COLDEST_MS = 13 * 3_600_000;
const OUT_OF_ORDER = 'the focuser controller is out of order (simulated)';

/** The focuser: a drawtube that is a pure function of mechanical time. */
export class SimulatedFocuser implements DeviceSimulator {
  readonly name = 'Focuser';
  readonly scenarioKey = 'focuserSimulator';
  readonly #time = new MechanicalTime();
  #broken = false;
  #travel = FIRST;

  handle(command: Command, now: number): Reply {
    if (command.name === 'STATUS') return this.#status(command, now);
    if (this.#broken && command.name !== 'STOP') return faulty(command, OUT_OF_ORDER);
    if (command.name === 'STOP') {
      this.#halt(now);
      return ok(command);
    }
    if (command.name === 'MOVE') return this.#move(command, now);
    return unknown(command, `the focuser knows STATUS, MOVE, STOP and SIM_FAULT, not ${command.name}`);
  }

  setFault(fault: Fault, now: number): void {
    this.#time.setStuck(fault === 'stuck', now);
    this.#broken = fault === 'broken';
    if (this.#broken) this.#halt(now);
  }

  readScenarioItem(): () => void {
    throw new Error('the focuser knows only {"fault": …} in a scenario');
  }

  stop(): void {
    // Keeps nothing open.
  }

  #move(command: Command, now: number): Reply {
    const { position } = command;
    if (typeof position !== 'number' || !Number.isInteger(position))
      throw new Error(`"position" must be a whole number, not ${JSON.stringify(position) ?? 'missing'}`);
    if (position < 0 || position > LARGEST_STEPS)
      return refused(command, `${position} is outside 0 … ${LARGEST_STEPS} steps`);
    this.#travel = travelTo(this.#travel, position, this.#time.at(now));
    return ok(command);
  }

  #halt(now: number): void {
    const time = this.#time.at(now);
    this.#travel = travelTo(this.#travel, travelAt(this.#travel, time).positionSteps, time);
  }

  #status(command: Command, now: number): Reply {
    const { positionSteps, moving } = travelAt(this.#travel, this.#time.at(now));
    return {
      name: command.name,
      from: this.name,
      date: new Date(now).toISOString(),
      position: positionSteps,
      min: 0,
      max: LARGEST_STEPS,
      moving,
      temperature: tubeCelsius(now),
      fault: this.#broken ? OUT_OF_ORDER : null,
    };
  }
}

/** The tube follows the night: 4 °C before sunrise, 12 °C in the afternoon. */
function tubeCelsius(now: number): number {
  const celsius = 8 - 4 * Math.cos((2 * Math.PI * (now - COLDEST_MS)) / DAY_MS);
  return Math.round(celsius * 100) / 100;
}

import type { Command, DeviceSimulator, Reply } from '../common/DeviceSimulator.ts';
import type { Fault } from '../common/Fault.ts';
import { MechanicalTime } from '../common/MechanicalTime.ts';
import { readNumber } from '../common/readNumber.ts';
import { faulty, ok, unknown } from '../common/replies.ts';
import { RESTING_ROTATION, type Rotation, rotateTo, rotationAt } from './rotation.ts';
import { CLOSED_SHUTTER, moveShutter, type Shutter, shutterAt } from './shutter.ts';

/** The dome: a shutter and a rotation, both pure functions of mechanical time. */
export class SimulatedDome implements DeviceSimulator {
  readonly name = 'Dome';
  readonly scenarioKey = 'domeSimulator';
  readonly #time = new MechanicalTime();
  #broken = false;
  #lying = false;
  #shutter: Shutter = CLOSED_SHUTTER;
  #rotation: Rotation = RESTING_ROTATION;
  #targetAzimuthDegrees: number | null = null;

  handle(command: Command, now: number): Reply {
    if (command.name === 'STATUS') return this.#status(command, now);
    if (command.name === 'SIM_SHUTTER')
      return { name: command.name, percent: shutterAt(this.#shutter, this.#time.at(now)).percent };
    if (this.#broken && command.name !== 'STOP')
      return faulty(command, 'the dome controller is out of order (simulated)');
    const time = this.#time.at(now);
    switch (command.name) {
      case 'OPEN':
        this.#shutter = moveShutter(this.#shutter, 100, time);
        return ok(command);
      case 'CLOSE':
        this.#shutter = moveShutter(this.#shutter, 0, time);
        return ok(command);
      case 'ROTATE': {
        const azimuth = readNumber(command.az, 'az', -360, 360);
        this.#rotation = rotateTo(this.#rotation, azimuth, time);
        this.#targetAzimuthDegrees = (azimuth + 360) % 360;
        return ok(command);
      }
      case 'STOP':
        this.#stopAll(time);
        return ok(command);
      default:
        return unknown(
          command,
          `the dome knows STATUS, OPEN, CLOSE, ROTATE, STOP, SIM_SHUTTER and SIM_FAULT, not ${command.name}`,
        );
    }
  }

  setFault(fault: Fault, now: number): void {
    this.#lying = fault === 'lying';
    this.#time.setStuck(fault === 'stuck' || this.#lying, now);
    this.#broken = fault === 'broken';
    if (this.#broken) this.#stopAll(this.#time.at(now));
  }

  readScenarioItem(): () => void {
    throw new Error('the dome knows only {"fault": …} in a scenario');
  }

  stop(): void {
    // Keeps nothing open.
  }

  #stopAll(time: number): void {
    const { percent } = shutterAt(this.#shutter, time);
    const { azimuthDegrees } = rotationAt(this.#rotation, time);
    this.#shutter = { fromPercent: percent, toPercent: percent, since: time };
    this.#rotation = { fromDegrees: azimuthDegrees, turnDegrees: 0, since: time };
    this.#targetAzimuthDegrees = null;
  }

  #status(command: Command, now: number): Reply {
    const time = this.#time.at(now);
    const shutter = this.#lying ? shutterAt(CLOSED_SHUTTER, time) : shutterAt(this.#shutter, time);
    const rotation = rotationAt(this.#rotation, time);
    return {
      name: command.name,
      from: this.name,
      date: new Date(now).toISOString(),
      shutter: this.#broken ? 'FAULT' : shutter.state,
      percent: shutter.percent,
      az: rotation.azimuthDegrees,
      target_az: this.#targetAzimuthDegrees,
      rotating: rotation.rotating,
      fault: this.#broken ? 'the dome controller is out of order (simulated)' : null,
    };
  }
}

import type { Command, DeviceSimulator, Reply } from '../common/DeviceSimulator.ts';
import type { Fault } from '../common/Fault.ts';
import { MechanicalTime } from '../common/MechanicalTime.ts';
import { readNumber } from '../common/readNumber.ts';
import { busy, faulty, ok, refused, unknown } from '../common/replies.ts';
import { cosDegrees, halfTurn, turn } from './angles.ts';
import { toHorizontal } from './horizontal.ts';
import { JOG_RATES, type JogDirection, type JogRate, startJog } from './jog.ts';
import {
  DRIFTS,
  HOME_POSITION,
  LOWEST_ALTITUDE_DEGREES,
  PARK_POSITION,
  type Pointing,
  type Pose,
  poseOf,
  slewToPark,
  slewToSky,
  slewToStand,
  type TrackingRate,
  track,
} from './pointing.ts';
import type { Equatorial } from './precession.ts';

const JOG_DIRECTIONS: readonly JogDirection[] = ['NORTH', 'SOUTH', 'EAST', 'WEST'];
const RATES = Object.keys(JOG_RATES) as readonly JogRate[];
const TRACKING_RATES = Object.keys(DRIFTS) as readonly TrackingRate[];
/** A pointing further off than this is no error of pointing: somebody chose the wrong star. */
const WIDEST_SYNC_DEGREES = 2;
const OUT_OF_ORDER = 'the mount controller is out of order (simulated)';

/** The telescope: an alt-azimuth mount with a mirror cover. */
export class SimulatedTelescope implements DeviceSimulator {
  readonly name = 'Telescope';
  readonly scenarioKey = 'telescopeSimulator';
  readonly #time = new MechanicalTime();
  #broken = false;
  #pointing: Pointing = { kind: 'standing', at: PARK_POSITION, parked: true };
  #target: Equatorial | null = null;
  #coverOpen = false;
  #rate: TrackingRate = 'sidereal';
  /** How far the azimuth axis is turned away from park, kept by looking at every command (PROTOCOL.md: asked every few seconds). */
  #wrapDegrees = 0;
  #wrapAzimuthDegrees = PARK_POSITION.azimuthDegrees;

  handle(command: Command, now: number): Reply {
    const time = this.#time.at(now);
    const pose = poseOf(this.#pointing, now, time);
    this.#wind(pose);
    if (command.name === 'STATUS') return this.#status(command, now, pose);
    if (command.name === 'STOP') {
      this.#stopMoving(pose);
      return ok(command);
    }
    if (this.#broken) return faulty(command, OUT_OF_ORDER);
    switch (command.name) {
      case 'GOTO':
        return this.#goTo(command, now, time, pose);
      case 'GOTO_ALTAZ':
        return this.#goToHorizontal(command, time, pose);
      case 'TRACK':
        return this.#track(command, now, pose);
      case 'PARK':
        if (pose.state === 'PARKED' || pose.state === 'PARKING') return ok(command);
        this.#pointing = slewToPark(pose, this.#wrapDegrees, time);
        this.#target = null;
        return ok(command);
      case 'COVER':
        if (typeof command.open !== 'boolean') return refused(command, '"open" must be true or false');
        this.#coverOpen = command.open;
        return ok(command);
      default:
        return this.#handleByHand(command, now, time, pose);
    }
  }

  /** What only people at a console ask for. */
  #handleByHand(command: Command, now: number, time: number, pose: Pose): Reply {
    switch (command.name) {
      case 'JOG':
        return this.#jog(command, now, time, pose);
      case 'JOG_STOP':
        if (this.#pointing.kind === 'jogging') this.#endJog(pose, now);
        return ok(command);
      case 'UNPARK':
        if (pose.state === 'PARKED') this.#pointing = { kind: 'standing', at: PARK_POSITION, parked: false };
        return ok(command);
      case 'HOME':
        if (pose.state === 'PARKING') return busy(command, 'parking');
        this.#pointing = slewToStand(pose, HOME_POSITION, this.#wrapDegrees, time);
        this.#target = null;
        return ok(command);
      case 'SYNC':
        return this.#sync(command, now, pose);
      case 'RATE':
        return this.#setRate(command, now, pose);
      default:
        return unknown(
          command,
          `the telescope knows STATUS, GOTO, GOTO_ALTAZ, TRACK, RATE, JOG, JOG_STOP, PARK, UNPARK, HOME, SYNC, COVER, STOP and SIM_FAULT, not ${command.name}`,
        );
    }
  }

  setFault(fault: Fault, now: number): void {
    this.#time.setStuck(fault === 'stuck', now);
    this.#broken = fault === 'broken';
    if (this.#broken) this.#stopMoving(poseOf(this.#pointing, now, this.#time.at(now)));
  }

  readScenarioItem(): () => void {
    throw new Error('the telescope knows only {"fault": …} in a scenario');
  }

  stop(): void {
    // Keeps nothing open.
  }

  #jog(command: Command, now: number, time: number, pose: Pose): Reply {
    const direction = JOG_DIRECTIONS.find((one) => one === command.direction);
    const rate = RATES.find((one) => one === command.rate);
    if (!direction) return refused(command, `"direction" must be one of ${JOG_DIRECTIONS.join(', ')}`);
    if (!rate) return refused(command, `"rate" must be one of ${RATES.join(', ')}`);
    if (pose.state === 'PARKED') return refused(command, 'parked: UNPARK first');
    const jogging = this.#pointing.kind === 'jogging' ? this.#pointing.jog : null;
    if (!jogging && (pose.state === 'SLEWING' || pose.state === 'PARKING')) return busy(command, 'slewing');
    const tracks = jogging ? jogging.tracks : pose.state === 'TRACKING';
    const how = { direction, rate, tracks, lowestAltitudeDegrees: LOWEST_ALTITUDE_DEGREES };
    this.#pointing = { kind: 'jogging', jog: startJog(pose, how, now, time) };
    this.#target = null;
    return ok(command);
  }

  #endJog(pose: Pose, now: number): void {
    const tracks = this.#pointing.kind === 'jogging' && this.#pointing.jog.tracks;
    this.#stopMoving(pose);
    if (!tracks || pose.altitudeDegrees < LOWEST_ALTITUDE_DEGREES) return;
    this.#target = { rightAscensionDegrees: pose.rightAscensionDegrees, declinationDegrees: pose.declinationDegrees };
    this.#pointing = this.#tracking(this.#target, now);
  }

  #sync(command: Command, now: number, pose: Pose): Reply {
    const target: Equatorial = {
      rightAscensionDegrees: turn(readNumber(command.ra, 'ra', -360, 360)),
      declinationDegrees: readNumber(command.dec, 'dec', -90, 90),
    };
    if (pose.state !== 'TRACKING') return refused(command, 'not tracking: point at the star first');
    const east = halfTurn(target.rightAscensionDegrees - pose.rightAscensionDegrees);
    const off = Math.hypot(
      east * cosDegrees(target.declinationDegrees),
      target.declinationDegrees - pose.declinationDegrees,
    );
    if (off > WIDEST_SYNC_DEGREES)
      return refused(command, `${off.toFixed(1)}° from where it points; at most ${WIDEST_SYNC_DEGREES}°`);
    this.#target = target;
    this.#pointing = this.#tracking(target, now);
    return ok(command);
  }

  #setRate(command: Command, now: number, pose: Pose): Reply {
    const rate = TRACKING_RATES.find((one) => one === command.rate);
    if (!rate) return refused(command, `"rate" must be one of ${TRACKING_RATES.join(', ')}`);
    this.#rate = rate;
    if (pose.state === 'TRACKING') this.#pointing = this.#tracking(pose, now);
    return ok(command);
  }

  #tracking({ rightAscensionDegrees, declinationDegrees }: Equatorial, now: number): Pointing {
    const pointing = track({ rightAscensionDegrees, declinationDegrees }, now);
    if (this.#rate === 'sidereal' || pointing.kind !== 'tracking') return pointing;
    return { ...pointing, drift: { rate: this.#rate, since: now } };
  }

  #goTo(command: Command, now: number, time: number, pose: Pose): Reply {
    const target: Equatorial = {
      rightAscensionDegrees: turn(readNumber(command.ra, 'ra', -360, 360)),
      declinationDegrees: readNumber(command.dec, 'dec', -90, 90),
    };
    if (pose.state === 'PARKING') return busy(command, 'parking');
    const { altitudeDegrees } = toHorizontal(target, now);
    if (altitudeDegrees < LOWEST_ALTITUDE_DEGREES) return this.#tooLow(command, altitudeDegrees);
    // A rate that somebody chose for the Moon does not pull the next star out of the field.
    this.#rate = 'sidereal';
    this.#pointing = slewToSky(pose, target, this.#wrapDegrees, now, time);
    this.#target = target;
    return ok(command);
  }

  #goToHorizontal(command: Command, time: number, pose: Pose): Reply {
    const altitudeDegrees = readNumber(command.alt, 'alt', -90, 90);
    const azimuthDegrees = turn(readNumber(command.az, 'az', -360, 360));
    if (pose.state === 'PARKING') return busy(command, 'parking');
    if (altitudeDegrees < LOWEST_ALTITUDE_DEGREES) return this.#tooLow(command, altitudeDegrees);
    this.#pointing = slewToStand(pose, { altitudeDegrees, azimuthDegrees }, this.#wrapDegrees, time);
    this.#target = null;
    return ok(command);
  }

  #track(command: Command, now: number, pose: Pose): Reply {
    if (typeof command.on !== 'boolean') return refused(command, '"on" must be true or false');
    if (pose.state === 'SLEWING' || pose.state === 'PARKING') return busy(command, 'slewing');
    if (!command.on) {
      if (pose.state === 'TRACKING') this.#stopMoving(pose);
      return ok(command);
    }
    if (pose.state === 'PARKED') return refused(command, 'parked: send it somewhere first');
    if (pose.altitudeDegrees < LOWEST_ALTITUDE_DEGREES) return this.#tooLow(command, pose.altitudeDegrees);
    if (pose.state === 'TRACKING') return ok(command);
    this.#target = { rightAscensionDegrees: pose.rightAscensionDegrees, declinationDegrees: pose.declinationDegrees };
    this.#pointing = this.#tracking(this.#target, now);
    return ok(command);
  }

  #tooLow(command: Command, altitudeDegrees: number): Reply {
    return refused(
      command,
      `altitude ${altitudeDegrees.toFixed(1)}° is below the limit of ${LOWEST_ALTITUDE_DEGREES}°`,
    );
  }

  #wind({ state, azimuthDegrees }: Pose): void {
    this.#wrapDegrees += halfTurn(azimuthDegrees - this.#wrapAzimuthDegrees);
    this.#wrapAzimuthDegrees = azimuthDegrees;
    // Parked is unwound by construction; what rounding left is let go.
    if (state === 'PARKED') this.#wrapDegrees = 0;
  }

  #stopMoving(pose: Pose): void {
    const at = { altitudeDegrees: pose.altitudeDegrees, azimuthDegrees: pose.azimuthDegrees };
    this.#pointing = { kind: 'standing', at, parked: pose.state === 'PARKED' };
    this.#target = null;
  }

  #status(command: Command, now: number, pose: Pose): Reply {
    const target =
      this.#target !== null && this.#rate !== 'sidereal' && pose.state === 'TRACKING' ? pose : this.#target;
    return {
      name: command.name,
      from: this.name,
      date: new Date(now).toISOString(),
      state: this.#broken ? 'FAULT' : pose.state,
      ra: pose.rightAscensionDegrees,
      dec: pose.declinationDegrees,
      alt: pose.altitudeDegrees,
      az: pose.azimuthDegrees,
      target_ra: target?.rightAscensionDegrees ?? null,
      target_dec: target?.declinationDegrees ?? null,
      wrap: this.#wrapDegrees,
      rate: this.#rate,
      cover: this.#coverOpen ? 'open' : 'closed',
      fault: this.#broken ? OUT_OF_ORDER : null,
    };
  }
}

import type { EquatorialTarget, HorizontalTarget, Mount, MountStatus } from '../../devices/mount/Mount.ts';
import type { CommandDesk, IssuedCommand } from './CommandDesk.ts';
import type { InterlockChecks } from './InterlockChecks.ts';
import { issueMotion, LatestMotion, type MotionBounds } from './LatestMotion.ts';
import type { Poller } from './Poller.ts';
import { Standstill } from './Standstill.ts';
import { unlessUnderWay } from './unlessUnderWay.ts';

/** A slew across the sky, acceleration and settling included, must be over by then. */
const SLEW_WITHIN_MS = 120_000;
/** A telescope that was told to park and has not begun to by then was not told: a mount starts within a second. */
const LOST_AFTER_MS = 3000;
/** On its way to park and yet still for so long: stuck; settling takes 2 s. */
const STUCK_AFTER_MS = 10_000;
/** A round of 2 s and what it may be late. */
const FRESH_MS = 3000;
/** Read-back closer than this to what was asked is "there": 5″, the pointing error that the field of view forgives. */
const ON_TARGET_DEGREES = 5 / 3600;

/** Movements of the telescope by the desk: each with its interlock and its read-back. */
export class TelescopeCommands {
  readonly #mount: Mount;
  readonly #poller: Poller<MountStatus>;
  readonly #desk: CommandDesk;
  readonly #checks: InterlockChecks;
  /** The axes: whoever moves them in another way begins here, and withdraws what was ordered before. */
  readonly motion = new LatestMotion();
  readonly #cover = new LatestMotion();
  /** When, among the questions, the last order was given: what was read before says nothing about it. */
  #orderedAt = 0;

  constructor(options: { mount: Mount; poller: Poller<MountStatus>; desk: CommandDesk; checks: InterlockChecks }) {
    this.#mount = options.mount;
    this.#poller = options.poller;
    this.#desk = options.desk;
    this.#checks = options.checks;
  }

  slewTo(target: EquatorialTarget, by: string, signal?: AbortSignal): IssuedCommand {
    return this.#issue(
      by,
      `GOTO ${target.rightAscensionDegrees.toFixed(4)} ${signed(target.declinationDegrees, 4)}`,
      () => this.#checks.slewTo(target),
      unlessUnderWay(
        () => this.#isFresh() && this.isHeadedFor(target),
        () => this.#mount.slewTo(target),
      ),
      (status) =>
        status.state === 'TRACKING' && isOn(status, target, this.#mount.pointingToleranceDegrees)
          ? 'tracking on target'
          : null,
      { verifyWithinMs: SLEW_WITHIN_MS, retries: 1, ...(signal ? { signal } : {}), axis: this.motion },
    );
  }

  slewToHorizontal(target: HorizontalTarget, by: string): IssuedCommand {
    return this.#issue(
      by,
      `GOTO alt ${target.altitudeDegrees.toFixed(2)} az ${target.azimuthDegrees.toFixed(2)}`,
      () => this.#checks.slewToHorizontal(target),
      () => this.#mount.slewToHorizontal(target),
      (status) =>
        status.state === 'STOPPED' && Math.abs(status.altitudeDegrees - target.altitudeDegrees) < 0.05
          ? 'standing there'
          : null,
      { verifyWithinMs: SLEW_WITHIN_MS, retries: 1, axis: this.motion },
    );
  }

  setTracking(on: boolean, by: string): IssuedCommand {
    return this.#issue(
      by,
      on ? 'TRACK ON' : 'TRACK OFF',
      () => this.#checks.setTracking(on),
      () => this.#mount.setTracking(on),
      (status) => ((status.state === 'TRACKING') === on ? status.state.toLowerCase() : null),
      { verifyWithinMs: 10_000, retries: 1, axis: this.motion },
    );
  }

  /** A telescope that does not move when told, or stops on its way, is told again soon: the dome waits for it. */
  park(by: string): IssuedCommand {
    let still = new Standstill();
    return this.#issue(
      by,
      'PARK',
      () => this.#checks.park(),
      unlessUnderWay(
        () => this.#poller.statusSince(this.#orderedAt)?.state === 'PARKING',
        () => {
          still = new Standstill();
          return this.#mount.park();
        },
      ),
      (status) => parkedInWords(status, still),
      { verifyWithinMs: 90_000, retries: 1, urgent: true, axis: this.motion },
    );
  }

  setCover(open: boolean, by: string): IssuedCommand {
    return this.#issue(
      by,
      open ? 'COVER OPEN' : 'COVER CLOSE',
      () => this.#checks.setCover(open),
      () => this.#mount.setCover(open),
      ({ coverOpen }) =>
        coverOpen === null ? 'there is no cover' : coverOpen === open ? `cover ${open ? 'open' : 'shut'}` : null,
      { verifyWithinMs: 60_000, retries: 1, axis: this.#cover },
    );
  }

  halt(by: string): IssuedCommand {
    return this.#issue(
      by,
      'STOP',
      () => [],
      () => this.#mount.halt(),
      (status) => (status.state === 'SLEWING' || status.state === 'PARKING' ? null : status.state.toLowerCase()),
      { verifyWithinMs: 10_000, retries: 2, axis: this.motion },
    );
  }

  /** Parked by a read-back of the last round, and not ordered anywhere since. */
  standsParked(now: number): boolean {
    const status = this.#poller.statusSince(this.#orderedAt);
    return status?.state === 'PARKED' && now - status.at <= FRESH_MS;
  }

  /** Whether the telescope tracks, or is on its way to, this place. */
  isHeadedFor(target: EquatorialTarget): boolean {
    const status = this.#poller.status();
    if (status === null || (status.state !== 'SLEWING' && status.state !== 'TRACKING')) return false;
    return isOn(
      {
        rightAscensionDegrees: status.targetRightAscensionDegrees,
        declinationDegrees: status.targetDeclinationDegrees,
      },
      target,
    );
  }

  #isFresh(): boolean {
    return this.#poller.statusSince(this.#orderedAt) !== null;
  }

  #issue(
    by: string,
    command: string,
    interlock: () => readonly string[],
    send: () => Promise<void>,
    done: (status: MountStatus) => string | null,
    { axis, signal, ...bounds }: MotionBounds,
  ): IssuedCommand {
    const readBack = async () => done(await this.#poller.readAnew());
    const ordering = async () => {
      const sending = send();
      this.#orderedAt = this.#poller.mark();
      await sending;
      this.#orderedAt = this.#poller.mark();
    };
    const order = { by, device: this.#mount.name, command, interlock, send: ordering, readBack, ...bounds };
    return issueMotion(this.#desk, axis, order, signal);
  }
}

/** @throws Error when it stands still without being parked */
function parkedInWords(status: MountStatus, still: Standstill): string | null {
  const { state, altitudeDegrees, azimuthDegrees, at } = status;
  if (state === 'PARKED') return 'parked';
  // While it tracks its axes move, and it has not heard us all the same.
  const where = state === 'PARKING' ? `${altitudeDegrees.toFixed(3)} ${azimuthDegrees.toFixed(3)}` : '';
  const standsMs = still.lastsMs(`${state} ${where}`, at);
  if (standsMs < (state === 'PARKING' ? STUCK_AFTER_MS : LOST_AFTER_MS)) return null;
  throw new Error(
    `the telescope does not go to park: ${state.toLowerCase()} at altitude ${altitudeDegrees.toFixed(1)}°`,
  );
}

function isOn(
  where: { rightAscensionDegrees: number | null; declinationDegrees: number | null },
  target: EquatorialTarget,
  withinDegrees = ON_TARGET_DEGREES,
): boolean {
  if (where.rightAscensionDegrees === null || where.declinationDegrees === null) return false;
  const across = ((where.rightAscensionDegrees - target.rightAscensionDegrees + 540) % 360) - 180;
  const east = across * Math.cos((target.declinationDegrees * Math.PI) / 180);
  return Math.hypot(east, where.declinationDegrees - target.declinationDegrees) <= withinDegrees;
}

function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
}

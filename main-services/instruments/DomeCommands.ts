import type { Dome, DomeStatus } from '../../devices/dome/Dome.ts';
import type { CommandDesk, IssuedCommand } from './CommandDesk.ts';
import type { InterlockChecks } from './InterlockChecks.ts';
import { issueMotion, LatestMotion, type MotionBounds } from './LatestMotion.ts';
import type { Poller } from './Poller.ts';
import type { ShutterWitness } from './ShutterWitness.ts';
import { Standstill } from './Standstill.ts';
import { unlessUnderWay } from './unlessUnderWay.ts';

/** The shutter takes 30 s (simulators) to a minute (real domes) for its whole way; twice that is a fault. */
const SHUTTER_WITHIN_MS = 120_000;
/** A shutter that was told to close and has not begun to by then was not told: mechanics start within a second. */
const LOST_AFTER_MS = 3000;
/** A shutter on its way that stands still for so long is stuck; one of a minute makes a sixth of its way meanwhile. */
const STUCK_AFTER_MS = 10_000;
/** Half a turn at 6°/s takes 30 s. */
const ROTATION_WITHIN_MS = 120_000;
/** The slit is wider than this by far. */
const AZIMUTH_TOLERANCE_DEGREES = 1;

/** Movements of the dome by the desk: each with its interlock and its read-back. */
export class DomeCommands {
  readonly #dome: Dome;
  readonly #poller: Poller<DomeStatus>;
  readonly #desk: CommandDesk;
  readonly #checks: InterlockChecks;
  readonly #shutter = new LatestMotion();
  readonly #rotation = new LatestMotion();
  readonly #witness: () => Promise<ShutterWitness>;
  /** When, among the questions, the last order was given: what was read before says nothing about it. */
  #orderedAt = 0;

  /** @param options.witness what somebody else than the dome says about its shutter */
  constructor(options: {
    dome: Dome;
    poller: Poller<DomeStatus>;
    desk: CommandDesk;
    checks: InterlockChecks;
    witness?: () => Promise<ShutterWitness>;
  }) {
    this.#dome = options.dome;
    this.#poller = options.poller;
    this.#desk = options.desk;
    this.#checks = options.checks;
    this.#witness = options.witness ?? (async () => 'unknown');
  }

  open(by: string): IssuedCommand {
    return this.#issue(
      by,
      'OPEN SHUTTER',
      () => this.#checks.openDome(),
      unlessUnderWay(
        () => this.#poller.statusSince(this.#orderedAt)?.shutter === 'OPENING',
        () => this.#dome.open(),
      ),
      async (status) => (status.shutter === 'OPEN' ? 'open' : null),
      { verifyWithinMs: SHUTTER_WITHIN_MS, retries: 1, axis: this.#shutter },
    );
  }

  /**
   * Closing is sent again as often as it takes within reason: an open dome in bad weather is the worst outcome. A limit switch may lie:
   * the dome's own word is not taken when the PLC's input contradicts it.
   */
  close(by: string): IssuedCommand {
    let still = new Standstill();
    return this.#issue(
      by,
      'CLOSE SHUTTER',
      () => this.#checks.closeDome(),
      unlessUnderWay(
        () => this.#poller.statusSince(this.#orderedAt)?.shutter === 'CLOSING',
        () => {
          still = new Standstill();
          return this.#dome.close();
        },
      ),
      (status) => this.#shutInWords(status, still),
      { verifyWithinMs: SHUTTER_WITHIN_MS, retries: 3, urgent: true, axis: this.#shutter },
    );
  }

  rotateTo(azimuthDegrees: number, by: string): IssuedCommand {
    return this.#issue(
      by,
      `GOTO az ${azimuthDegrees.toFixed(1)}`,
      () => this.#checks.rotateDome(azimuthDegrees),
      () => this.#dome.rotateTo(azimuthDegrees),
      async (status) =>
        azimuthDistance(status.azimuthDegrees, azimuthDegrees) < AZIMUTH_TOLERANCE_DEGREES ? 'there' : null,
      { verifyWithinMs: ROTATION_WITHIN_MS, retries: 1, axis: this.#rotation },
    );
  }

  halt(by: string): IssuedCommand {
    this.#rotation.begin('STOP');
    return this.#issue(
      by,
      'STOP',
      () => [],
      () => this.#dome.halt(),
      async (status) =>
        status.rotating || status.shutter === 'OPENING' || status.shutter === 'CLOSING' ? null : 'standing still',
      { verifyWithinMs: 10_000, retries: 2, axis: this.#shutter },
    );
  }

  async #shutInWords(status: DomeStatus, still: Standstill): Promise<string | null> {
    const { shutter, shutterPercent, at } = status;
    const standsMs = still.lastsMs(`${shutter} ${shutterPercent}`, at);
    if (shutter !== 'CLOSED') {
      if (standsMs < (shutter === 'CLOSING' ? STUCK_AFTER_MS : LOST_AFTER_MS)) return null;
      throw new Error(`the shutter stands still, ${shutterPercent.toFixed(0)} % open, and says ${shutter}`);
    }
    const seen = await this.#witness();
    if (seen === 'open') {
      if (standsMs < STUCK_AFTER_MS) return null;
      throw new Error(
        'the dome says CLOSED, but the switch of the PLC says open: its limit switch is not to be believed',
      );
    }
    return seen === 'closed' ? 'shut, and the PLC reads it shut' : 'shut by its own word; the PLC does not say';
  }

  #issue(
    by: string,
    command: string,
    interlock: () => readonly string[],
    send: () => Promise<void>,
    done: (status: DomeStatus) => Promise<string | null>,
    { axis, ...bounds }: MotionBounds,
  ): IssuedCommand {
    const readBack = async () => done(await this.#poller.readAnew());
    const ordering = async () => {
      const sending = send();
      this.#orderedAt = this.#poller.mark();
      await sending;
      this.#orderedAt = this.#poller.mark();
    };
    return issueMotion(this.#desk, axis, {
      by,
      device: this.#dome.name,
      command,
      interlock,
      send: ordering,
      readBack,
      ...bounds,
    });
  }
}

/** The short way between two azimuths, degrees. */
export function azimuthDistance(a: number, b: number): number {
  return Math.abs(((a - b + 540) % 360) - 180);
}

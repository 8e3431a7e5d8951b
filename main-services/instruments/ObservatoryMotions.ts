import type { Camera } from '../../devices/camera/Camera.ts';
import type { EquatorialTarget } from '../../devices/mount/Mount.ts';
import type { CommandRecord } from '../model/operations.ts';
import type { DetectorName } from '../model/request.ts';
import type { Clock } from '../supervision/Clock.ts';
import { sleep } from '../supervision/sleep.ts';
import type { CommandDesk, IssuedCommand } from './CommandDesk.ts';
import type { CoverCommands } from './CoverCommands.ts';
import type { DomeCommands } from './DomeCommands.ts';
import type { DomeFollower } from './DomeFollower.ts';
import type { FocuserCommands } from './FocuserCommands.ts';
import type { InstrumentBoard } from './InstrumentBoard.ts';
import type { InterlockChecks } from './InterlockChecks.ts';
import type { RotatorCommands } from './RotatorCommands.ts';
import { domeIsShut, mirrorCover } from './readBackFacts.ts';
import type { TelescopeCommands } from './TelescopeCommands.ts';

/** The dome must be before the telescope by then; half a turn takes 30 s. */
const ALIGNED_WITHIN_MS = 120_000;

const DETECTORS: readonly DetectorName[] = ['VIS', 'NIR'];

/** Movements that take more than one device: pointing, opening, closing, stopping everything. */
export class ObservatoryMotions {
  readonly #clock: Clock;
  readonly #board: InstrumentBoard;
  readonly #desk: CommandDesk;
  readonly #telescope: TelescopeCommands;
  readonly #dome: DomeCommands;
  readonly #focuser: FocuserCommands;
  readonly #rotator: RotatorCommands;
  readonly #cover: CoverCommands;
  readonly #follower: DomeFollower;
  readonly #checks: InterlockChecks;
  readonly #cameras: Readonly<Record<DetectorName, Camera>>;

  /** The slew that was last commanded, until its read-back settles it. */
  #slew: { readonly target: EquatorialTarget; readonly issued: IssuedCommand } | null = null;

  constructor(options: {
    clock: Clock;
    board: InstrumentBoard;
    desk: CommandDesk;
    telescope: TelescopeCommands;
    dome: DomeCommands;
    focuser: FocuserCommands;
    rotator: RotatorCommands;
    cover: CoverCommands;
    follower: DomeFollower;
    checks: InterlockChecks;
    cameras: Readonly<Record<DetectorName, Camera>>;
  }) {
    this.#clock = options.clock;
    this.#board = options.board;
    this.#desk = options.desk;
    this.#telescope = options.telescope;
    this.#dome = options.dome;
    this.#focuser = options.focuser;
    this.#rotator = options.rotator;
    this.#cover = options.cover;
    this.#follower = options.follower;
    this.#checks = options.checks;
    this.#cameras = options.cameras;
  }

  /** Commands the slew and lets the dome follow, without waiting for either: the first act of an alert. */
  slewNow(target: EquatorialTarget, by: string, signal?: AbortSignal): IssuedCommand {
    const slew = { target, issued: this.#telescope.slewTo(target, by, signal) };
    this.#slew = slew;
    void slew.issued.verified.then(() => {
      if (this.#slew === slew) this.#slew = null;
    });
    this.#follower.setFollowing(true);
    return slew.issued;
  }

  /** Points telescope and dome; null when tracking with the slit before it, otherwise why not. */
  async pointAt(target: EquatorialTarget, by: string, signal: AbortSignal): Promise<string | null> {
    // The first slew of an alert is under way before its sequence starts: waiting beats sending again.
    if (this.#slew !== null && isSame(this.#slew.target, target)) await settledOr(signal, this.#slew.issued.verified);
    if (signal.aborted) return words(signal.reason);
    if (this.#telescope.isHeadedFor(target)) {
      this.#follower.setFollowing(true);
      const refusal = await this.#arrive(signal);
      if (refusal === null || signal.aborted) return refusal;
    }
    const record = await this.slewNow(target, by, signal).verified;
    if (record.outcome !== 'verified') return record.detail;
    return this.#arrive(signal);
  }

  /** Waits until the telescope tracks and the dome is before it. */
  async #arrive(signal: AbortSignal): Promise<string | null> {
    const deadline = this.#clock.now() + ALIGNED_WITHIN_MS;
    while (this.#board.telescope.status()?.state !== 'TRACKING' || !this.#follower.aligned()) {
      if (this.#clock.now() >= deadline) return 'telescope and dome did not come together in time';
      await sleep(this.#clock, 1000, signal).catch(() => undefined);
      if (signal.aborted) return words(signal.reason);
      this.#board.telescope.poll();
      this.#board.dome.poll();
    }
    return null;
  }

  /**
   * Opens the dome, then the mirror cover. A telescope that was left standing somewhere is parked first.
   * @param mayGoOn asked between the steps: false after a STOP, or when it is to be closed again
   */
  async open(by: string, mayGoOn: () => boolean): Promise<CommandRecord> {
    if (this.#board.dome.status()?.shutter !== 'OPEN') {
      if (this.#board.telescope.status()?.state !== 'PARKED') {
        const parked = await this.park(by);
        if (parked.outcome !== 'verified' || !mayGoOn()) return parked;
      }
      // A closing that could not reach the telescope left it open.
      const cover = mirrorCover(this.#board.state());
      if (cover === 'open' || cover === 'moving') {
        const covered = await this.#cover.set(false, by).verified;
        if (covered.outcome !== 'verified' || !mayGoOn()) return covered;
      }
      const opened = await this.#dome.open(by).verified;
      if (opened.outcome !== 'verified' || !mayGoOn()) return opened;
    }
    return this.#cover.set(true, by).verified;
  }

  /** Darks and biases may finish: they need neither dome nor telescope. */
  async abortExposures(by: string): Promise<readonly CommandRecord[]> {
    const busy = DETECTORS.filter((detector) => {
      const state = this.#board.camera(detector).status()?.state;
      const kind = this.#cameras[detector].exposureKind?.() ?? null;
      return (state === 'EXPOSING' || state === 'READING') && kind !== 'dark' && kind !== 'bias';
    });
    return Promise.all(busy.map((detector) => this.abortDetector(detector, by).verified));
  }

  abortDetector(detector: DetectorName, by: string): IssuedCommand {
    const camera = this.#cameras[detector];
    return this.#desk.issue({
      by,
      device: camera.name,
      command: 'ABORT',
      interlock: () => [],
      send: () => camera.abort(),
      verifyWithinMs: 5000,
      retries: 0,
    });
  }

  /** Switches the dome's following by hand; recorded like every command. */
  setFollowing(on: boolean, by: string): IssuedCommand {
    return this.#desk.issue({
      by,
      device: this.#board.dome.view().name,
      command: on ? 'FOLLOW ON' : 'FOLLOW OFF',
      interlock: () => (on ? this.#checks.rotateDome(this.#follower.wantedAzimuthDegrees() ?? 0) : []),
      send: async () => this.#follower.setFollowing(on),
      verifyWithinMs: 0,
      retries: 0,
    });
  }

  stopFollowing(): void {
    this.#follower.setFollowing(false);
  }

  park(by: string): Promise<CommandRecord> {
    return this.#telescope.park(by).verified;
  }

  closeDome(by: string): Promise<CommandRecord> {
    return this.#dome.close(by).verified;
  }

  closeCover(by: string): Promise<CommandRecord> {
    return this.#cover.set(false, by).verified;
  }

  alreadyClosed(): boolean {
    return this.domeIsShut() && this.#board.telescope.status()?.state === 'PARKED';
  }

  telescopeStandsParked(): boolean {
    return this.#telescope.standsParked(this.#clock.now());
  }

  domeIsShut(): boolean {
    return domeIsShut(this.#board.state());
  }

  /** STOP: every motion, all devices at once, never refused. */
  haltAll(by: string): readonly IssuedCommand[] {
    this.#follower.setFollowing(false);
    return [
      this.#telescope.halt(by),
      this.#dome.halt(by),
      ...DETECTORS.map((detector) => this.abortDetector(detector, by)),
      ...this.#haltAccessories(by),
    ];
  }

  #haltAccessories(by: string): readonly IssuedCommand[] {
    const { focuser, rotator, cover } = this.#board.accessories.state();
    return [
      ...(focuser ? [this.#focuser.halt(by)] : []),
      ...(rotator ? [this.#rotator.halt(by)] : []),
      ...(cover ? [this.#cover.halt(by)] : []),
    ];
  }

  /** Why each manual movement would be refused right now, for the disabled controls of the console. */
  currentReasons(): Record<string, readonly string[]> {
    const mount = this.#board.telescope.status();
    const here = {
      rightAscensionDegrees: mount?.rightAscensionDegrees ?? 0,
      declinationDegrees: mount?.declinationDegrees ?? 0,
    };
    const { focuser, rotator } = this.#board.accessories.state();
    const focusing = this.#checks.moveFocuser(focuser?.status?.positionSteps ?? 0);
    return {
      'telescope.park': this.#checks.park(),
      'telescope.setTracking': this.#checks.setTracking(true),
      'telescope.slewTo': this.#checks.slewTo(here),
      'telescope.home': this.#checks.home(),
      'telescope.setCover': this.#checks.setCover(true),
      'dome.open': this.#checks.openDome(),
      'dome.close': this.#checks.closeDome(),
      'dome.rotateTo': this.#checks.rotateDome(this.#board.dome.status()?.azimuthDegrees ?? 0),
      // What is not fitted is not barred either.
      ...(focuser ? { 'focuser.moveTo': focusing, 'focuser.step': focusing } : {}),
      ...(rotator ? { 'rotator.rotateTo': this.#checks.rotateField(rotator.status?.angleDegrees ?? 0) } : {}),
      'camera.expose.VIS': this.#checks.expose('VIS'),
      'camera.expose.NIR': this.#checks.expose('NIR'),
    };
  }
}

function isSame(a: EquatorialTarget, b: EquatorialTarget): boolean {
  return a.rightAscensionDegrees === b.rightAscensionDegrees && a.declinationDegrees === b.declinationDegrees;
}

/** Waits for the work or for the abort, whichever comes first. */
function settledOr(signal: AbortSignal, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const end = () => resolve();
    signal.addEventListener('abort', end, { once: true });
    void work.then(end).finally(() => signal.removeEventListener('abort', end));
    if (signal.aborted) end();
  });
}

function words(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

import type { Log } from '../model/log.ts';
import type { CommandRecord } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';
import { sleep } from '../supervision/sleep.ts';
import type { NightLog } from './NightLog.ts';

/** What closing needs to be able to do; each resolves with the record of the command, however it went. */
export interface ClosingMotions {
  abortExposures(by: string): Promise<readonly CommandRecord[]>;
  stopFollowing(by: string): void;
  /** Resolves when the telescope is verified parked, or when that failed within its bounds. */
  park(by: string): Promise<CommandRecord>;
  /** Resolves when the dome is verified shut, or when that failed within its bounds. */
  closeDome(by: string): Promise<CommandRecord>;
  closeCover(by: string): Promise<CommandRecord>;
  /** The dome is shut by its own read-back. */
  domeIsShut(): boolean;
  /** Nothing to do: dome shut and telescope parked by their own read-back. */
  alreadyClosed(): boolean;
}

/** What may fail in a closing, each with its own alarm. */
export type ClosingPart = 'telescope' | 'dome';

export interface ClosingResult {
  /** The dome is verified shut. */
  readonly closed: boolean;
  /** The telescope is verified parked. */
  readonly parked: boolean;
  readonly records: readonly CommandRecord[];
}

/** So long the dome waits for the telescope: half a turn at 10°/s with its run-up, settling, and as much again. */
const PARKED_WITHIN_MS = 60_000;

/**
 * The ordered closing: abort exposures → stop following → park → close → verify. A telescope that cannot be parked does not keep
 * the dome open (build/decisions: closing policy). One closing at a time: who asks while one runs gets that one's result.
 */
export class ClosingProcedure {
  readonly #motions: ClosingMotions;
  readonly #nightLog: NightLog;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #onFailure: (part: ClosingPart, what: string) => void;
  readonly #onDone: (part: ClosingPart) => void;
  /** Notes in the night log when the dome is shut; kept over attempts, so that one cause is one closure. */
  #noteShut: ((closedAt: number) => void) | null = null;
  #running: Promise<ClosingResult> | null = null;
  #stop: AbortController | null = null;

  constructor(options: {
    motions: ClosingMotions;
    nightLog: NightLog;
    clock: Clock;
    log: Log;
    /** A part did not get done; it is for the caller to have it tried again. */
    onFailure: (part: ClosingPart, what: string) => void;
    /** A part is verified done. */
    onDone: (part: ClosingPart) => void;
  }) {
    this.#motions = options.motions;
    this.#nightLog = options.nightLog;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#onFailure = options.onFailure;
    this.#onDone = options.onDone;
  }

  /** STOP: what runs goes no further, and nothing of it is sent any more. Who asked for the closing learns that it is not closed. */
  stop(reason: string): void {
    this.#stop?.abort(new Error(reason));
  }

  running(): boolean {
    return this.#running !== null;
  }

  /** @param noteworthy false for the ordinary closing at night's end, which is no closure of the night log */
  close(cause: string, by: string, noteworthy = true): Promise<ClosingResult> {
    if (this.#running !== null) return this.#running;
    const stop = new AbortController();
    this.#stop = stop;
    this.#running = this.#carryOut(cause, by, noteworthy, stop.signal).finally(() => {
      this.#running = null;
      this.#stop = null;
    });
    return this.#running;
  }

  async #carryOut(cause: string, by: string, noteworthy: boolean, stop: AbortSignal): Promise<ClosingResult> {
    const motions = this.#motions;
    if (motions.alreadyClosed()) {
      this.#shut(this.#clock.now());
      this.#onDone('telescope');
      return { closed: true, parked: true, records: [] };
    }
    const wasShut = motions.domeIsShut();
    this.#log.warning(wasShut ? `parking behind the shut dome: ${cause}` : `closing: ${cause}`);
    if (noteworthy && !wasShut) this.#noteShut ??= this.#nightLog.closing(cause);
    motions.stopFollowing(by);
    // Aborting and parking go out together: a camera that hangs must not keep the telescope waiting.
    const aborting = motions.abortExposures(by);
    const parking = motions.park(by);
    const waited = sleep(this.#clock, PARKED_WITHIN_MS, stop).catch(() => undefined);
    const inTime = await Promise.race([parking, waited.then(() => null)]);
    if (stop.aborted) {
      this.#log.warning(`closing stopped: ${stop.reason instanceof Error ? stop.reason.message : String(stop.reason)}`);
      return { closed: wasShut, parked: false, records: [] };
    }
    if (inTime?.outcome !== 'verified') {
      const why = inTime?.detail ?? `not after ${PARKED_WITHIN_MS / 1000} s`;
      this.#onFailure('telescope', `the telescope is not parked (${why}); the dome closes anyway`);
    }
    const shutting = wasShut ? null : motions.closeDome(by);
    const covering = motions.closeCover(by);
    const shut = await shutting;
    if (shut === null) this.#shut(this.#clock.now());
    else if (shut.outcome === 'verified') this.#shut(shut.verifiedAt ?? this.#clock.now());
    else this.#onFailure('dome', `the dome is not verified shut (${shut.detail})`);
    const closed = shut === null || shut.outcome === 'verified';
    if (closed && !wasShut) this.#log.info(`closed and verified: ${cause}`);
    const [parked, cover] = await Promise.all([parking, covering]);
    if (parked.outcome === 'verified') this.#onDone('telescope');
    const records = [...(await aborting), parked, ...(shut === null ? [] : [shut]), cover];
    return { closed, parked: parked.outcome === 'verified', records };
  }

  /** The dome is shut: what was noted as closing is over, and so is the alarm. */
  #shut(closedAt: number): void {
    this.#noteShut?.(closedAt);
    this.#noteShut = null;
    this.#onDone('dome');
  }
}

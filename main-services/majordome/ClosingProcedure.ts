import type { ClosingPolicy } from '../interlocks/limits.ts';
import type { ClosingView } from '../model/closing.ts';
import type { Log } from '../model/log.ts';
import type { CommandRecord } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';
import { sleep } from '../supervision/sleep.ts';
import { within } from '../supervision/within.ts';
import { ClosingProgress } from './ClosingProgress.ts';
import type { NightLog } from './NightLog.ts';

/** What closing needs to be able to do; each resolves with the record of the command, however it went. */
export interface ClosingMotions {
  /** Darks and biases may finish. */
  abortExposures(by: string): Promise<readonly CommandRecord[]>;
  stopFollowing(by: string): void;
  /** Resolves when the telescope is verified parked, or when that failed within its bounds. */
  park(by: string): Promise<CommandRecord>;
  /** Resolves when the dome is verified shut, or when that failed within its bounds. */
  closeDome(by: string): Promise<CommandRecord>;
  closeCover(by: string): Promise<CommandRecord>;
  /** The telescope was read back parked a moment ago, and nobody has ordered it anywhere since. */
  telescopeStandsParked?(): boolean;
  /** The dome is shut by its own read-back, and nobody contradicts it. */
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
/** Longer than this no shutter takes (real domes: a minute): the alarm comes now, while the closing is tried on. */
const SHUT_WITHIN_MS = 90_000;
/** With all its retries the desk takes no longer to close a dome (four times two minutes), to park (two times 90 s) or to shut the cover. */
const GIVEN_UP_AFTER_MS = 600_000;
/** The bounds of the steps, observatory milliseconds. */
const WITHIN_MS = {
  abort: 10_000,
  follow: 0,
  park: PARKED_WITHIN_MS,
  close: GIVEN_UP_AFTER_MS,
  cover: GIVEN_UP_AFTER_MS,
  verify: 0,
};

/**
 * The ordered closing: abort exposures → stop following → park → close → verify, each step bounded. What happens when one fails is
 * laid down in build/decisions/0013-when-a-step-of-closing-fails.md. One closing at a time: who asks while one runs gets that one's result.
 */
export class ClosingProcedure {
  readonly #motions: ClosingMotions;
  readonly #nightLog: Pick<NightLog, 'closing'>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #policy: ClosingPolicy;
  readonly #onFailure: (part: ClosingPart, what: string) => void;
  readonly #onDone: (part: ClosingPart) => void;
  readonly #onProgress: () => void;
  /** Notes in the night log when the dome is shut; kept over attempts, so that one cause is one closure. */
  #noteShut: ((closedAt: number) => void) | null = null;
  #running: Promise<ClosingResult> | null = null;
  #stop: AbortController | null = null;
  #progress: ClosingProgress | null = null;

  constructor(options: {
    motions: ClosingMotions;
    nightLog: Pick<NightLog, 'closing'>;
    clock: Clock;
    log: Log;
    policy?: ClosingPolicy;
    /** A part did not get done; it is for the caller to have it tried again. */
    onFailure: (part: ClosingPart, what: string) => void;
    /** A part is verified done. */
    onDone: (part: ClosingPart) => void;
    /** A step began or ended. */
    onProgress?: () => void;
  }) {
    this.#motions = options.motions;
    this.#nightLog = options.nightLog;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#policy = options.policy ?? 'dome-closes-anyway';
    this.#onFailure = options.onFailure;
    this.#onDone = options.onDone;
    this.#onProgress = options.onProgress ?? (() => undefined);
  }

  /** STOP: what runs goes no further, and nothing of it is sent any more. Who asked for the closing learns that it is not closed. */
  stop(reason: string): void {
    this.#stop?.abort(new Error(reason));
  }

  running(): boolean {
    return this.#running !== null;
  }

  /** The closing under way, or the last one that had something to do; null before the first. */
  view(): ClosingView | null {
    return this.#progress?.view() ?? null;
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
    // Aborting and parking go out together: a camera that hangs must not keep the telescope waiting.
    motions.stopFollowing(by);
    // A dome need not wait to hear once more that the telescope is parked; PARK goes out first all the same.
    const standsParked = this.#policy === 'dome-closes-anyway' && (motions.telescopeStandsParked?.() ?? false);
    const aborting = motions.abortExposures(by);
    const parking = motions.park(by);
    const closing = standsParked && !wasShut ? motions.closeDome(by) : null;
    const progress = this.#begin(cause, by);
    this.#log.warning(wasShut ? `parking behind the shut dome: ${cause}` : `closing: ${cause}`);
    if (noteworthy && !wasShut) this.#noteShut ??= this.#nightLog.closing(cause);
    const aborted = this.#aborted(aborting, progress);
    const inTime = standsParked ? null : await this.#parkedInTime(parking, progress, stop);
    if (standsParked) progress.end('park', 'done', 'it was parked already');
    if (stop.aborted) {
      const why = stop.reason instanceof Error ? stop.reason.message : String(stop.reason);
      this.#log.warning(`closing stopped: ${why}`);
      progress.over('stopped', why);
      return { closed: wasShut, parked: false, records: [] };
    }
    const isParked = standsParked || inTime?.outcome === 'verified';
    const mayShut = isParked || this.#policy === 'dome-closes-anyway';
    const shutting = wasShut || !mayShut ? null : this.#shutDome(closing ?? motions.closeDome(by), progress);
    if (!isParked) this.#telescopeFailed(inTime, wasShut, mayShut, progress);
    const covering = this.#shutCover(by, progress);
    const shut = await shutting;
    const closed = wasShut || shut?.outcome === 'verified';
    if (closed) this.#shut(shut?.verifiedAt ?? this.#clock.now());
    else if (mayShut)
      this.#onFailure('dome', `the dome is not verified shut (${shut?.detail ?? 'the command never ended'})`);
    if (closed && !wasShut) this.#log.info(`closed and verified: ${cause}`);
    const settled = await Promise.all([within(this.#clock, GIVEN_UP_AFTER_MS, parking), covering]);
    const parked = settled[0]?.outcome === 'verified';
    if (parked) this.#onDone('telescope');
    this.#verify(closed, parked, progress);
    const records = [...(await aborted), shut, ...settled].filter((record) => record !== null);
    return { closed, parked, records };
  }

  #begin(cause: string, by: string): ClosingProgress {
    const changed = () => this.#onProgress();
    const progress = new ClosingProgress({ clock: this.#clock, cause, by, withinMs: WITHIN_MS, changed });
    this.#progress = progress;
    progress.begin('follow');
    progress.end('follow', 'done', 'the dome follows no more');
    progress.begin('abort');
    progress.begin('park');
    return progress;
  }

  /** What was aborted; cameras that do not answer in time are left to themselves. */
  async #aborted(
    aborting: Promise<readonly CommandRecord[]>,
    progress: ClosingProgress,
  ): Promise<readonly CommandRecord[]> {
    const records = await within(this.#clock, WITHIN_MS.abort, aborting);
    const failed = records?.filter(({ outcome }) => outcome !== 'verified') ?? [];
    if (records === null) progress.end('abort', 'failed', 'a camera does not answer; closing does not wait for it');
    else if (failed.length > 0) progress.end('abort', 'failed', failed.map(({ detail }) => detail).join(' '));
    else progress.end('abort', 'done', records.length === 0 ? 'none to abort' : `${records.length} aborted`);
    return records ?? [];
  }

  /** The record of parking, or null when the dome does not wait for it any longer. */
  async #parkedInTime(
    parking: Promise<CommandRecord>,
    progress: ClosingProgress,
    stop: AbortSignal,
  ): Promise<CommandRecord | null> {
    const over = new AbortController();
    const waited = sleep(this.#clock, PARKED_WITHIN_MS, AbortSignal.any([stop, over.signal])).catch(() => undefined);
    const inTime = await Promise.race([parking, waited.then(() => null)]);
    over.abort();
    if (inTime?.outcome === 'verified') progress.end('park', 'done', inTime.detail);
    return inTime;
  }

  #telescopeFailed(inTime: CommandRecord | null, wasShut: boolean, mayShut: boolean, progress: ClosingProgress): void {
    const why = inTime?.detail ?? `not after ${PARKED_WITHIN_MS / 1000} s`;
    progress.end('park', 'failed', why);
    if (mayShut || wasShut) {
      const consequence = wasShut ? 'it stands under the shut dome' : 'the dome closes anyway';
      this.#onFailure('telescope', `the telescope is not parked (${why}); ${consequence}`);
      return;
    }
    this.#onFailure('telescope', `the telescope is not parked (${why}); the roof would hit it`);
    progress.end('close', 'failed', 'the roof does not close over a telescope that is not parked');
    this.#onFailure('dome', 'the roof stays open: the telescope is not parked, and the roof would hit it');
  }

  async #shutDome(shutting: Promise<CommandRecord>, progress: ClosingProgress): Promise<CommandRecord | null> {
    progress.begin('close');
    const over = new AbortController();
    sleep(this.#clock, SHUT_WITHIN_MS, over.signal).then(
      () => this.#onFailure('dome', `the dome is not verified shut after ${SHUT_WITHIN_MS / 1000} s; it is tried on`),
      () => undefined,
    );
    const shut = await within(this.#clock, GIVEN_UP_AFTER_MS, shutting);
    over.abort();
    progress.end('close', shut?.outcome === 'verified' ? 'done' : 'failed', shut?.detail);
    return shut;
  }

  async #shutCover(by: string, progress: ClosingProgress): Promise<CommandRecord | null> {
    progress.begin('cover');
    const cover = await within(this.#clock, GIVEN_UP_AFTER_MS, this.#motions.closeCover(by));
    progress.end('cover', cover?.outcome === 'verified' ? 'done' : 'failed', cover?.detail);
    return cover;
  }

  #verify(closed: boolean, parked: boolean, progress: ClosingProgress): void {
    progress.begin('verify');
    const words = `${closed ? 'the dome is shut' : 'the dome is not verified shut'}, ${parked ? 'the telescope is parked' : 'the telescope is not verified parked'}`;
    progress.end('verify', closed && parked ? 'done' : 'failed', words);
    progress.over(closed ? 'closed' : 'not-closed', words);
  }

  /** The dome is shut: what was noted as closing is over, and so is the alarm. */
  #shut(closedAt: number): void {
    this.#noteShut?.(closedAt);
    this.#noteShut = null;
    this.#onDone('dome');
  }
}

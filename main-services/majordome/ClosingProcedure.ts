import type { Log } from '../model/log.ts';
import type { CommandRecord } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';
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
  /** Nothing to do: dome shut and telescope parked by their own read-back. */
  alreadyClosed(): boolean;
}

export interface ClosingResult {
  readonly closed: boolean;
  readonly records: readonly CommandRecord[];
}

/**
 * The ordered closing: abort exposures → stop following → park → close → verify. A telescope that cannot be parked does not keep
 * the dome open (build/decisions: closing policy). One closing at a time: who asks while one runs gets that one's result.
 */
export class ClosingProcedure {
  readonly #motions: ClosingMotions;
  readonly #nightLog: NightLog;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #onFailure: (what: string) => void;
  #running: Promise<ClosingResult> | null = null;

  constructor(options: {
    motions: ClosingMotions;
    nightLog: NightLog;
    clock: Clock;
    log: Log;
    onFailure: (what: string) => void;
  }) {
    this.#motions = options.motions;
    this.#nightLog = options.nightLog;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#onFailure = options.onFailure;
  }

  running(): boolean {
    return this.#running !== null;
  }

  /** @param noteworthy false for the ordinary closing at night's end, which is no closure of the night log */
  close(cause: string, by: string, noteworthy = true): Promise<ClosingResult> {
    this.#running ??= this.#carryOut(cause, by, noteworthy).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #carryOut(cause: string, by: string, noteworthy: boolean): Promise<ClosingResult> {
    const { alreadyClosed } = this.#motions;
    if (alreadyClosed.call(this.#motions)) return { closed: true, records: [] };
    this.#log.warning(`closing: ${cause}`);
    const closed = noteworthy ? this.#nightLog.closing(cause) : () => undefined;
    this.#motions.stopFollowing(by);
    // Aborting and parking go out together: a camera that hangs must not keep the telescope waiting.
    const aborting = this.#motions.abortExposures(by);
    const parked = await this.#motions.park(by);
    if (parked.outcome !== 'verified')
      this.#onFailure(`the telescope is not parked (${parked.detail}); the dome closes anyway`);
    const [shut, cover] = await Promise.all([this.#motions.closeDome(by), this.#motions.closeCover(by)]);
    const records = [...(await aborting), parked, shut, cover];
    if (shut.outcome === 'verified') {
      closed(shut.verifiedAt ?? this.#clock.now());
      this.#log.info(`closed and verified: ${cause}`);
      return { closed: true, records };
    }
    this.#onFailure(`the dome is not verified shut (${shut.detail})`);
    return { closed: false, records };
  }
}

import { createActor } from 'xstate';
import { blockingDown, blockingFaults, domeIsShut, mirrorCover } from '../instruments/readBackFacts.ts';
import type { EnvironmentState } from '../model/environment.ts';
import type { Log } from '../model/log.ts';
import type { Night } from '../model/night.ts';
import type { CommandRecord, ControlState, InstrumentsState, MajordomeState } from '../model/operations.ts';
import type { Planning } from '../model/planning.ts';
import type { Agent } from '../supervision/Agent.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { ClosingProcedure } from './ClosingProcedure.ts';
import { type MajordomeFacts, majordomeMachine } from './majordomeMachine.ts';
import type { NightLog } from './NightLog.ts';
import { nextSequence } from './nextSequence.ts';
import type { SequenceRunner } from './SequenceRunner.ts';

export interface MajordomeOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly runner: Pick<SequenceRunner, 'run' | 'running' | 'interrupt' | 'restsUntil'>;
  readonly closing: Pick<ClosingProcedure, 'close' | 'running'>;
  readonly nightLog: Pick<NightLog, 'losing'>;
  readonly instruments: () => InstrumentsState;
  readonly environment: () => EnvironmentState | null;
  readonly control: () => ControlState;
  /** When STOP was pressed and nobody has acted since, or null. */
  readonly stoppedAt: () => number | null;
  readonly nightAt: (instant: number) => Night;
  /** Opens dome and mirror cover, as long as `mayGoOn`. */
  readonly open: (by: string, mayGoOn: () => boolean) => Promise<CommandRecord>;
  readonly replan: (trigger: string) => void;
  /** Once per night, after the closing at its end. */
  readonly nightEnded: (night: Night) => Promise<void>;
  readonly onChange: (state: MajordomeState, since: number, reason: string) => void;
}

/** Period of the original's looks at environment, time and instruments. */
const PERIOD_MS = 5000;
/** How long a start waits for instruments that do not answer before it goes on without them. */
const STARTUP_PATIENCE_MS = 30_000;
/** A dome that would not open is not asked again before this. */
const OPENING_RETRY_MS = 60_000;
/** After STOP in bad weather somebody gets this long to act; then the mirror is protected all the same. */
export const STOP_LATCH_MS = 120_000;
/** A closing that did not get the dome shut is tried again after this: soon, but the devices are heard in between. */
const CLOSING_RETRY_MS = 10_000;
/** Behind a shut dome a telescope that does not park is asked again this often. */
const PARKING_RETRY_MS = 60_000;
/** A missed sequence leads to a new planning, at most this often. */
const REPLAN_PAUSE_MS = 60_000;
/** Three rounds of 2 s, and what a round may take. */
const JUDGEMENT_STALE_AFTER_MS = 8000;
/** On a fast clock a busy machine is no silence: so much wall time must have passed, too. */
const JUDGEMENT_WALL_PATIENCE_MS = 2000;
const NAME = 'Majordome';

/** The conductor: looks at environment, time, instruments and planning, and does the next right thing. An agent. */
export class Majordome implements Agent {
  readonly name = NAME;
  readonly periodMs = PERIOD_MS;
  readonly #o: MajordomeOptions;
  readonly #actor = createActor(majordomeMachine);
  readonly #settled = new Set<number>();
  readonly #startedAt: number;
  #since: number;
  #planning: Planning | null = null;
  #plannedNight: string | null = null;
  #endedNight: string | null = null;
  /** The judgement of the environment last seen, and when on the wall clock it came. */
  #judged: EnvironmentState | null = null;
  #judgedWall = 0;
  /** Cause of a closing that failed: it is owed until the dome is shut, whatever the weather does meanwhile. */
  #owed: string | null = null;
  #closingAgainAt = Number.NEGATIVE_INFINITY;
  #parkingAgainAt = Number.NEGATIVE_INFINITY;
  #opening = false;
  #openingAt = Number.NEGATIVE_INFINITY;
  #replannedAt = Number.NEGATIVE_INFINITY;
  #reserved = 0;
  #shutDown = false;

  constructor(options: MajordomeOptions) {
    this.#o = options;
    this.#startedAt = options.clock.now();
    this.#since = this.#startedAt;
    this.#actor.start();
  }

  state(): { readonly state: MajordomeState; readonly since: number; readonly reason: string } {
    const snapshot = this.#actor.getSnapshot();
    return { state: snapshot.value, since: this.#since, reason: snapshot.context.reason };
  }

  doing(): string {
    return this.state().state.toLowerCase();
  }

  async tick(): Promise<void> {
    this.look();
  }

  /** A new planning is loaded at once. */
  setPlanning(planning: Planning): void {
    this.#planning = planning;
    this.look();
  }

  /** Keeps planned sequences from starting while an alert prepares its own; answers the release. */
  reserve(): () => void {
    this.#reserved++;
    return () => {
      this.#reserved--;
    };
  }

  /** Takes stock and acts. Called every period and by whoever knows that something changed; cheap when nothing did. */
  look(): void {
    if (this.#shutDown) return;
    const facts = this.#facts();
    const before = this.state();
    this.#actor.send({ type: 'LOOK', facts });
    const after = this.state();
    if (after.state !== before.state || after.reason !== before.reason) {
      if (after.state !== before.state) this.#since = this.#o.clock.now();
      this.#o.log.info(`${after.state}: ${after.reason}`);
      this.#o.onChange(after.state, this.#since, after.reason);
    }
    this.#o.nightLog.losing(
      facts.isNight && (after.state === 'SECURED' || after.state === 'PASSIVE') ? after.reason : null,
    );
    this.#act(after.state, after.reason, facts);
  }

  /** From here on nothing is started any more; the caller closes. */
  async shutDown(reason: string): Promise<void> {
    this.#shutDown = true;
    this.#actor.send({ type: 'SHUTDOWN', reason });
    this.#since = this.#o.clock.now();
    this.#o.onChange('SHUTDOWN', this.#since, reason);
    await this.#o.runner.interrupt(reason);
  }

  #facts(): MajordomeFacts {
    const now = this.#o.clock.now();
    const instruments = this.#o.instruments();
    const environment = this.#o.environment();
    const silence = this.#silenceOf(environment, now);
    const night = this.#o.nightAt(now);
    const down = blockingDown(instruments, now);
    const { mode } = this.#o.control();
    if (domeIsShut(instruments) || (mode === 'MAN' && environment?.safe)) this.#owed = null;
    return {
      mode,
      ready: environment !== null && (down.length === 0 || now - this.#startedAt > STARTUP_PATIENCE_MS),
      isNight: now >= night.start && now < night.end,
      safe: silence === null && (environment?.safe ?? false),
      cause: silence ?? environment?.cause ?? 'the environment is not known yet',
      mayOpen: environment?.mayOpen ?? false,
      domeShut: domeIsShut(instruments),
      blockingDown: down,
      blockingFaults: blockingFaults(instruments),
      closingOwed: this.#owed,
      executing: this.#o.runner.running() !== null,
    };
  }

  /** In words that nobody judges the environment any more; null while somebody does. Silence is unsafe. */
  #silenceOf(environment: EnvironmentState | null, now: number): string | null {
    if (environment !== this.#judged) {
      this.#judged = environment;
      this.#judgedWall = performance.now();
    }
    if (environment === null || now - environment.at <= JUDGEMENT_STALE_AFTER_MS) return null;
    if (this.#o.clock.speed > 1 && performance.now() - this.#judgedWall < JUDGEMENT_WALL_PATIENCE_MS) return null;
    return `nobody has judged the environment for ${Math.round((now - environment.at) / 1000)} s`;
  }

  #act(state: MajordomeState, reason: string, facts: MajordomeFacts): void {
    switch (state) {
      case 'SECURED':
        this.#secure(reason, facts);
        return;
      case 'PASSIVE':
        void this.#o.runner.interrupt(reason);
        if (facts.mode === 'AUTO') this.#secure(reason, facts);
        return;
      case 'DAY':
        this.#day(facts);
        return;
      case 'IDLE':
        this.#idle(facts);
        return;
      default:
        return;
    }
  }

  #secure(reason: string, facts: MajordomeFacts): void {
    void this.#o.runner.interrupt(reason);
    // Behind a shut dome the telescope is the operator's who took control.
    if (facts.mode === 'MAN' && facts.domeShut) return;
    const stoppedAt = this.#o.stoppedAt();
    if (stoppedAt !== null && this.#o.clock.now() - stoppedAt < STOP_LATCH_MS) return;
    this.#close(reason, true);
  }

  /** Closes, unless that is under way or was tried a moment ago in vain. */
  #close(reason: string, noteworthy: boolean): void {
    const { clock, closing } = this.#o;
    // Patience with a telescope that does not park holds behind a shut dome only.
    const againAt = domeIsShut(this.#o.instruments()) ? this.#parkingAgainAt : this.#closingAgainAt;
    if (closing.running() || clock.now() < againAt) return;
    closing
      .close(reason, NAME, noteworthy)
      .then(({ closed, parked }) => {
        if (!closed) this.#owed = reason;
        this.#closingAgainAt = clock.now() + (closed ? 0 : CLOSING_RETRY_MS);
        this.#parkingAgainAt = clock.now() + (parked ? 0 : PARKING_RETRY_MS);
      })
      .catch((error: unknown) => this.#o.log.error(`closing failed: ${String(error)}`));
  }

  #day(facts: MajordomeFacts): void {
    void this.#o.runner.interrupt('the night is over');
    if (!facts.domeShut) {
      this.#close('the night is over', false);
      return;
    }
    const night = this.#o.nightAt(this.#o.clock.now());
    if (this.#o.clock.now() < night.end || this.#endedNight === night.date || this.#o.closing.running()) return;
    this.#endedNight = night.date;
    this.#o
      .nightEnded(night)
      .catch((error: unknown) => this.#o.log.error(`the end of the night went wrong: ${String(error)}`));
  }

  #idle(facts: MajordomeFacts): void {
    const now = this.#o.clock.now();
    const night = this.#o.nightAt(now);
    if (this.#plannedNight !== night.date) {
      this.#plannedNight = night.date;
      this.#replannedAt = now;
      this.#o.replan('night start');
    }
    if (this.#opening || this.#o.closing.running()) return;
    const instruments = this.#o.instruments();
    const { dome, telescope } = instruments;
    if (dome.status?.shutter !== 'OPEN' || telescope.status === null || mirrorCover(instruments) === 'shut') {
      if (dome.status?.shutter !== 'OPENING' && now - this.#openingAt >= OPENING_RETRY_MS) this.#open();
      return;
    }
    if (this.#reserved > 0 || facts.executing || now < this.#o.runner.restsUntil()) return;
    const next = nextSequence(this.#planning, now, this.#settled);
    if (next.missed.length > 0 && now - this.#replannedAt > REPLAN_PAUSE_MS) {
      this.#replannedAt = now;
      this.#o.replan(`${next.missed.length} sequence(s) could not start in time`);
      return;
    }
    if (next.due) this.#start(next.due.sequenceId);
  }

  /** The next sequence waits for it: no image is taken through the mirror cover. */
  #open(): void {
    this.#opening = true;
    this.#openingAt = this.#o.clock.now();
    const mayGoOn = () => ['IDLE', 'EXECUTING'].includes(this.state().state);
    this.#o
      .open(NAME, mayGoOn)
      .catch((error: unknown) => this.#o.log.error(`opening failed: ${String(error)}`))
      .finally(() => {
        this.#opening = false;
        this.look();
      });
  }

  #start(sequenceId: number): void {
    this.#settled.add(sequenceId);
    this.#o.runner
      .run(sequenceId)
      .catch((error: unknown) => this.#o.log.error(`sequence ${sequenceId}: ${String(error)}`))
      .finally(() => this.look());
    this.look();
  }
}

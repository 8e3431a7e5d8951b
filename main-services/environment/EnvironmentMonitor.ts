import { InvalidReply } from '../../devices/errors.ts';
import type { Plc, PlcStatus } from '../../devices/plc/Plc.ts';
import type { WeatherStation } from '../../devices/weather/WeatherStation.ts';
import type { EnvironmentRepository } from '../database/Repositories.ts';
import type { EnvironmentState } from '../model/environment.ts';
import type { Log } from '../model/log.ts';
import type { Agent } from '../supervision/Agent.ts';
import type { Cancel, Clock } from '../supervision/Clock.ts';
import { EnvironmentRecorder } from './EnvironmentRecorder.ts';
import type { EnvironmentMemory } from './evaluateEnvironment.ts';
import { evaluateEnvironment } from './evaluateEnvironment.ts';
import type { HoldOffMemory } from './HoldOffMemory.ts';
import { judgeDate, NO_DATES } from './judgeDate.ts';
import { NO_OUTSIDE_FACTS, type OutsideFacts } from './OutsideFacts.ts';
import { PlcConversation } from './PlcConversation.ts';
import { lampCurrents } from './readSwitches.ts';
import { StationConversation } from './StationConversation.ts';
import type { Thresholds } from './thresholds.ts';

export interface EnvironmentMonitorOptions {
  readonly plc: Plc;
  /** Beside the PLC, where one is fitted. */
  readonly station?: WeatherStation;
  readonly clock: Clock;
  readonly log: Log;
  readonly thresholds: Thresholds;
  readonly store: Pick<EnvironmentRepository, 'append'>;
  /** Keeps hold-offs over a restart of the application. */
  readonly holdOffs: HoldOffMemory;
  /** What is known beside the PLC: Sun, dome, disk, heartbeat. */
  readonly outside?: () => OutsideFacts;
}

/** mission.md: "every 2 s asks the PLC for its status". */
const PERIOD_MS = 2000;
/** How long a round waits for its answer; the next round follows at once. */
const ANSWER_WITHIN_MS = 1800;

/** On a fast clock a simulator that waited for a question runs ahead by this much real time; its date is right all the same. */
const SIMULATOR_AHEAD_MS = 10_000;

/** The environment monitoring: asks, fuses, judges, tells everybody at once, writes the two synthesis rows. An agent. */
export class EnvironmentMonitor implements Agent {
  readonly name = 'Environment';
  readonly periodMs = PERIOD_MS;
  readonly #o: EnvironmentMonitorOptions;
  readonly #conversation: PlcConversation;
  readonly #station: StationConversation | null;
  readonly #recorder: EnvironmentRecorder;
  readonly #listeners = new Set<(state: EnvironmentState) => void>();
  #memory: EnvironmentMemory;
  #status: PlcStatus | null = null;
  #dates = NO_DATES;
  #state: EnvironmentState | null = null;
  #lamps: Readonly<Record<string, boolean | null>> = {};
  #fans: Readonly<Record<string, boolean | null>> = {};
  #inFlight: Promise<void> | null = null;
  #cancelStale: Cancel = () => undefined;
  #lastEvaluationAt: number | null = null;
  #notes = '';

  constructor(options: EnvironmentMonitorOptions) {
    this.#o = options;
    this.#conversation = new PlcConversation(options.log);
    const { station, clock, log } = options;
    this.#station = station ? new StationConversation({ station, clock, log, answered: () => this.#evaluate() }) : null;
    this.#recorder = new EnvironmentRecorder(options.store, options.log);
    this.#memory = options.holdOffs.recall(options.clock.now());
  }

  /** The environment as last judged; null before the first round. */
  state(): EnvironmentState | null {
    return this.#state;
  }

  /** Lamps as the latest reply has them; null = not known. */
  lamps(): Readonly<Record<string, boolean | null>> {
    return this.#lamps;
  }

  /** Fans of the dome as the latest reply has them; null = not known. */
  fans(): Readonly<Record<string, boolean | null>> {
    return this.#fans;
  }

  /** What each lamp draws by the latest reply, amperes; null where it does not say. */
  lampCurrents(): Readonly<Record<string, number | null>> {
    return lampCurrents(this.#status);
  }

  doing(): string {
    return this.#state === null ? 'waiting for the PLC' : this.#state.safe ? 'safe' : 'unsafe';
  }

  /** Calls `listener` in the same turn in which a round is judged, before anything is written; returns its own end. */
  onState(listener: (state: EnvironmentState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** After a restart a question that never ended is not waited for any more. */
  async start(): Promise<void> {
    this.#inFlight = null;
  }

  async stop(): Promise<void> {
    this.#cancelStale();
  }

  /** One round: ask, and judge what came, or that nothing came. */
  async tick(): Promise<void> {
    const before = this.#lastEvaluationAt;
    this.#station?.ask();
    await this.#untilAnswered(this.#inFlight ?? this.#question());
    if (this.#lastEvaluationAt === before) this.#evaluate();
    if (this.#state !== null) await this.#recorder.record(this.#state);
  }

  #question(): Promise<void> {
    const question = this.#ask().finally(() => {
      if (this.#inFlight === question) this.#inFlight = null;
    });
    this.#inFlight = question;
    return question;
  }

  async #ask(): Promise<void> {
    try {
      const status = await this.#o.plc.status();
      this.#accept(status);
    } catch (error) {
      // Whatever it was: there is no reading, and the next round asks again.
      this.#conversation.failed(error, this.#o.clock.now());
    }
  }

  #accept(status: PlcStatus): void {
    const now = this.#o.clock.now();
    const { clock, thresholds } = this.#o;
    const toleranceMs = Math.max(thresholds.dateToleranceMs, clock.speed > 1 ? clock.speed * SIMULATOR_AHEAD_MS : 0);
    const dated = judgeDate(status.reportedAt, now, this.#dates, toleranceMs);
    this.#dates = dated.memory;
    if (dated.fault !== null) throw new InvalidReply('PLC', dated.fault);
    // Our receipt is what counts as the time of a reading; what the PLC calls its date is only looked at.
    this.#status = { ...status, at: now };
    this.#conversation.answered(status, now);
    this.#evaluate();
    this.#cancelStale();
    this.#cancelStale = this.#o.clock.after(this.#o.thresholds.staleAfterMs, () => this.#evaluate());
  }

  #evaluate(): void {
    const now = this.#o.clock.now();
    this.#noteJump(now);
    this.#lastEvaluationAt = now;
    const before = this.#state;
    const { state, memory, lamps, fans, notes } = evaluateEnvironment(
      this.#status,
      this.#memory,
      this.#o.thresholds,
      now,
      this.#o.outside?.() ?? NO_OUTSIDE_FACTS,
      this.#station?.report() ?? null,
    );
    this.#memory = memory;
    this.#state = state;
    this.#lamps = Object.fromEntries(lamps.map(({ name, on }) => [name, on]));
    this.#fans = Object.fromEntries(fans.map(({ name, on }) => [name, on]));
    for (const listener of this.#listeners) {
      try {
        listener(state);
      } catch (error) {
        this.#o.log.error(`a listener to the environment failed: ${String(error)}`);
      }
    }
    this.#tell(before, state, notes);
    this.#o.holdOffs.remember(memory);
  }

  #tell(before: EnvironmentState | null, state: EnvironmentState, notes: readonly string[]): void {
    const { log } = this.#o;
    if (before?.safe !== state.safe || before.causeRule !== state.causeRule) {
      if (state.safe) log.info(`safe: ${state.cause}`);
      else log.warning(`unsafe: ${state.cause}`);
    } else if (before.mayOpen !== state.mayOpen) {
      log.info(state.mayOpen ? 'the dome may open' : `the dome may not open: ${state.cause}`);
    }
    const known = new Set(before?.suspects.map(({ sensor, quantity }) => `${sensor} ${quantity}`));
    for (const { sensor, quantity, evidence } of state.suspects) {
      if (!known.has(`${sensor} ${quantity}`))
        log.warning(`${sensor} is suspected of a fault (${quantity}): ${evidence}`);
    }
    const words = notes.join('; ');
    if (words !== this.#notes && words !== '') log.warning(`readings are incomplete: ${words}`);
    this.#notes = words;
  }

  #noteJump(now: number): void {
    const before = this.#lastEvaluationAt;
    if (before === null || (now >= before && now - before < 60_000)) return;
    const seconds = Math.round((now - before) / 1000);
    this.#o.log.warning(
      `${seconds} s between two rounds of monitoring: the clock jumped, or the application stood still`,
    );
  }

  async #untilAnswered(question: Promise<void>): Promise<void> {
    let cancel: Cancel = () => undefined;
    const patience = new Promise<void>((resolve) => {
      cancel = this.#o.clock.after(ANSWER_WITHIN_MS, resolve);
    });
    try {
      await Promise.race([question, patience]);
    } finally {
      cancel();
    }
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AlertRepository, SettingRepository } from '../database/Repositories.ts';
import type { Alert, AlertAnswer } from '../model/alert.ts';
import type { Log } from '../model/log.ts';
import type { ExecutionState, OperatingMode } from '../model/operations.ts';
import { Refusal } from '../model/refusal.ts';
import type { ObservationRequest } from '../model/request.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { AlertActions } from './AlertActions.ts';
import type { QuestionRules } from './AlertQuestions.ts';
import { AlertRows } from './AlertRows.ts';
import { BurstDesk, CONSOLE_SOURCE } from './BurstDesk.ts';
import { BurstBook } from './bursts/BurstBook.ts';
import { ComingFakes } from './ComingFakes.ts';
import { type FakeAlert, fakeVoEvent } from './fakeVoEvent.ts';
import { type Archived, NoticeArchive } from './NoticeArchive.ts';
import { NoticeQueue, type QueuedNotice } from './NoticeQueue.ts';
import { MEMORY_MS, restoreAlerts } from './restoreAlerts.ts';
import type { SkyOracle } from './SkyOracle.ts';
import { StoreQueue } from './StoreQueue.ts';
import { StrandedRequests } from './StrandedRequests.ts';
import type { Delivery } from './sources/AlertSource.ts';
import { envelopeOf, type NoticeEnvelope } from './sources/NoticeEnvelope.ts';
import type { Strategy } from './strategy/Strategy.ts';
import type { Notice } from './voevent/Notice.ts';
import { NoticeRefused } from './voevent/NoticeRefused.ts';
import { readNotice } from './voevent/readNotice.ts';

/** Publishers and authors known by default: SVOM's science centre, NASA's GCN (its three names), LVK, and our own fakes. */
export const KNOWN_AUTHORITIES: readonly string[] = [
  'org.svom',
  'nasa.gsfc.gcn',
  'nasa.gsfc.tan',
  'gcn.nasa.gov',
  'gwnet',
  'pyros.fake',
];

export interface AlertServiceOptions {
  readonly clock: Clock;
  /** The computer's, on which people answer; left out: the same. */
  readonly wall?: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly repository: AlertRepository;
  /** Remembers the fakes that are still to come. */
  readonly settings: SettingRepository;
  readonly actions: AlertActions;
  /** The newest requests, newest first; left out: none can have been stored before. */
  readonly requests?: () => Promise<readonly ObservationRequest[]>;
  readonly sky: SkyOracle;
  readonly strategy: () => Strategy;
  readonly mode: () => OperatingMode;
  /** Notices are archived under VOEVENTS/archive in it. */
  readonly dataDirectory: string;
  /** Null = any publisher. */
  readonly authorities?: readonly string[] | null;
  /** How long operators may think, and what silence means. */
  readonly questionRules?: QuestionRules;
  /** Gives the telescope back to the majordome for an alert that was accepted; not after STOP or MAKE SAFE. */
  readonly takeTelescope?: (by: string) => void;
  /** Every alert of these days, newest first; at most once a turn of the event loop. */
  readonly onChanged?: (alerts: readonly Alert[]) => void;
}

/** Longer ones are read again from the archive when they are stored: what waits for the database must not fill the memory. */
const KEPT_IN_MEMORY_BYTES = 16 * 1024;

interface Arrival extends QueuedNotice {
  readonly source: string;
  readonly receivedAtPerformanceMs: number;
  /** These bytes came before, whatever became of them. */
  readonly isKnown: boolean;
}

/** The intake of all notices: archive, understand, group, decide, act, and only then store. */
export class AlertService {
  readonly #o: AlertServiceOptions;
  readonly #archive: NoticeArchive;
  readonly #book = new BurstBook();
  readonly #store: StoreQueue;
  readonly #rows: AlertRows;
  readonly #stranded = new StrandedRequests();
  readonly #desk: BurstDesk;
  readonly #queue = new NoticeQueue<Arrival>(
    (arrival) => this.#take(arrival),
    (file, error) => this.#o.log.error(`${file} cannot be read back from the archive: ${String(error)}`),
  );
  readonly #fakes: ComingFakes;
  #repeated = 0;
  #announced = false;
  #refused = 0;

  constructor(options: AlertServiceOptions) {
    this.#o = options;
    this.#archive = new NoticeArchive(path.join(options.dataDirectory, 'VOEVENTS'));
    this.#fakes = new ComingFakes(options.settings, options.clock, options.log);
    this.#store = new StoreQueue(options.clock, options.log, () => options.repository.list(1));
    this.#rows = new AlertRows(options.repository, this.#store, () => this.#announce());
    const { authorities = KNOWN_AUTHORITIES } = options;
    this.#desk = new BurstDesk({
      ...options,
      authorities,
      book: this.#book,
      rows: this.#rows,
      stranded: this.#stranded,
    });
  }

  /** Newest first. */
  alerts(): readonly Alert[] {
    return this.#rows.list();
  }

  /** How many packets could not be read since the start. */
  get refusedCount(): number {
    return this.#refused;
  }

  /** How many packets came whose bytes were known already: from a second source, or sent again. */
  get repeatedCount(): number {
    return this.#repeated;
  }

  /** Writes to the database that wait. */
  get unstored(): number {
    return this.#store.length;
  }

  /** Takes bytes without an envelope. @param receivedAtPerformanceMs performance.now() at the last byte */
  receive(bytes: Buffer, source: string, receivedAtPerformanceMs = performance.now()): void {
    this.deliver(bytes, envelopeOf(bytes, source, receivedAtPerformanceMs));
  }

  /** Every source delivers here: the bytes are in the archive when it returns, and handled in this turn or a later one. Never throws. */
  deliver(bytes: Buffer, envelope: NoticeEnvelope): Delivery {
    const { source, receivedAtPerformanceMs } = envelope;
    const archived = this.#archiveRaw(bytes, envelope);
    if (archived?.isNew === false) {
      this.#repeated += 1;
      return archived;
    }
    const file = archived?.file ?? null;
    this.#queue.push({ bytes, source, receivedAtPerformanceMs, file, isKnown: false });
    return archived ?? { isNew: true, onDisk: async () => false };
  }

  /** Raises an alert for training, marked as fake all the way: at once, or at the first look at the clock after so many seconds. */
  raiseFake(fake: FakeAlert, inSeconds = 0): void {
    const at = this.#o.clock.now() + inSeconds * 1000;
    if (inSeconds > 0) this.#fakes.add({ fake, at });
    else this.receive(fakeVoEvent(fake, at), CONSOLE_SOURCE);
  }

  /** The operator's word on a burst. @throws Refusal when there is no such burst, or it cannot be observed */
  answer(alertId: number, answer: AlertAnswer, by: string): Alert {
    const row = this.#rows.withId(alertId);
    if (row === null) throw new Refusal('input', `There is no alert ${alertId} of these days.`);
    if (row.alert.retracted) throw new Refusal('failed', `${row.alert.name} has been retracted.`);
    if (answer === 'observe') this.#desk.answers.accept(row, by);
    else this.#desk.answers.decline(row, by);
    return row.alert;
  }

  /** Manual control is over: bursts that were asked about are observed. */
  controlGivenBack(): void {
    this.#desk.answers.controlGivenBack();
  }

  /** Once a second or so: raises the fakes whose time has come, answers what nobody answered in time, and gives orders again that came to nothing. */
  lookAtClock(): void {
    // Dated as it was asked for: if it came just before a crash its bytes are known, and it does not come twice.
    for (const { fake, at } of this.#fakes.take()) this.receive(fakeVoEvent(fake, at), CONSOLE_SOURCE);
    this.#desk.answers.answerOverdue();
    this.#desk.retryOrders();
  }

  /** What the telescope does for a request: each step on the way to the sky is kept as first reached, also after a restart. */
  follow({ requestId, isAlert, step, startedAt, detectors }: ExecutionState): void {
    if (!isAlert) return;
    const row = this.#rows.all().find(({ alert }) => alert.requestId === requestId);
    if (row === undefined) return;
    const { chain } = row.alert;
    const exposures = detectors.flatMap(({ exposureStartedAt }) => exposureStartedAt ?? []);
    const light = exposures.length === 0 ? null : Math.min(...exposures);
    const reached = {
      slewCommandedAt: chain.slewCommandedAt ?? startedAt,
      onTargetAt: chain.onTargetAt ?? (step === 'slewing' ? null : (light ?? this.#o.clock.now())),
      firstExposureAt: chain.firstExposureAt ?? light,
    };
    if (Object.entries(reached).every(([name, at]) => chain[name as keyof typeof reached] === at)) return;
    this.#rows.change(row, { chain: { ...chain, ...reached } });
  }

  /** Brings back the bursts of the last days after a restart, and takes up what was archived but never decided. */
  async restore(): Promise<void> {
    this.#desk.rehearse();
    const unknown = await restoreAlerts({
      repository: this.#o.repository,
      archive: this.#archive,
      book: this.#book,
      rows: this.#rows,
      now: this.#o.clock.now(),
      log: this.#o.log,
    });
    const noted = new Set(this.#rows.all().flatMap(({ alert }) => alert.requestId ?? []));
    const from = this.#o.clock.now() - MEMORY_MS;
    const requests = (await this.#o.requests?.()) ?? [];
    this.#stranded.remember(requests, noted, from);
    this.#rows.recallPointing(requests);
    await this.#fakes.restore();
    for (const row of this.#rows.all()) this.#desk.resume(row);
    for (const { bytes, source } of unknown) {
      this.#queue.push({ bytes, source, receivedAtPerformanceMs: performance.now(), file: null, isKnown: true });
    }
    this.#announce();
  }

  /** Tries again what the database refused. */
  retryStoring(): void {
    this.#store.retry();
  }

  /** Resolves when every notice received is handled and stored, or the database refuses. */
  async settled(): Promise<void> {
    await this.#queue.idle();
    await this.#store.settled();
    await this.#fakes.settled();
  }

  #take(arrival: Arrival): void {
    try {
      const notice = readNotice(arrival.bytes);
      if (!this.#book.has(notice.ivorn)) this.#decide(notice, arrival);
      else if (!arrival.isKnown) this.#o.log.warning(`${notice.ivorn} came again with other bytes: the first is kept.`);
    } catch (error) {
      this.#refused += 1;
      const reason = error instanceof NoticeRefused ? error.message : `It could not be handled: ${String(error)}`;
      this.#o.log.warning(`A notice from ${arrival.source} is refused. ${reason}`);
    }
  }

  #decide(notice: Notice, { bytes, source, receivedAtPerformanceMs, file }: Arrival): void {
    const again = file !== null && bytes.length > KEPT_IN_MEMORY_BYTES;
    const raw = again ? () => readFileSync(file, 'utf8') : () => bytes.toString('utf8');
    this.#desk.consider(notice, { source, receivedAtPerformanceMs, raw });
  }

  /** Null when they could not be archived: an alert is acted upon all the same. */
  #archiveRaw(bytes: Buffer, envelope: NoticeEnvelope): Archived | null {
    try {
      return this.#archive.keep(bytes, envelope, this.#o.clock.now());
    } catch (error) {
      const from = envelope.source;
      this.#o.log.error(`A notice from ${from} could not be archived, and is handled all the same: ${String(error)}`);
      return null;
    }
  }

  #announce(): void {
    if (this.#announced || this.#o.onChanged === undefined) return;
    this.#announced = true;
    setImmediate(() => {
      this.#announced = false;
      this.#o.onChanged?.(this.#rows.list());
    });
  }
}

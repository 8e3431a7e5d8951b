import { blockingDown, blockingFaults } from '../instruments/readBackFacts.ts';
import type { EnvironmentState } from '../model/environment.ts';
import type { InstrumentsState } from '../model/operations.ts';
import type { LostSpan } from './LostSpan.ts';

/**
 * When nobody knows how long it will last: the hold-off after rain (main-services/environment, 15 minutes) is the usual shortest
 * closure, and after that it is planned anew.
 */
const ASSUMED_MS = 15 * 60_000;

/** Devices that have not answered once since the start are not missed before this. */
const STARTUP_PATIENCE_MS = 60_000;

/** What keeps the telescope from observing now, and until when. */
interface Hindrance {
  readonly kind: LostSpan['kind'];
  readonly cause: string;
  /** Null = nobody knows. */
  readonly until: number | null;
}

/**
 * Watches the weather and the blocking devices for the planner: tells when the night can be used again or not any more, and says
 * which time to come is lost as far as is known.
 */
export class ConditionsWatch {
  readonly #changed: (trigger: string) => void;
  #environment: EnvironmentState | null = null;
  #instruments: InstrumentsState | null = null;
  #firstLook: number | null = null;
  #heard = false;
  #hindrances: readonly Hindrance[] = [];
  /** The planning supposes that it can go on then. */
  #supposedEnd = Number.POSITIVE_INFINITY;

  constructor(changed: (trigger: string) => void) {
    this.#changed = changed;
  }

  /** The weather as it is now. */
  setEnvironment(state: EnvironmentState, now: number): void {
    this.#environment = state;
    this.#look(now);
  }

  /** The devices as they are now. */
  setInstruments(state: InstrumentsState, now: number): void {
    this.#instruments = state;
    this.#look(now);
  }

  /** Time to come that cannot be used. */
  lost(now: number): readonly LostSpan[] {
    const spans = this.#hindrances.map(({ kind, cause, until }) => ({
      kind,
      cause,
      start: now,
      end: Math.max(until ?? now + ASSUMED_MS, now + 1),
    }));
    this.#supposedEnd = Math.max(Number.NEGATIVE_INFINITY, ...spans.map(({ end }) => end));
    if (spans.length === 0) this.#supposedEnd = Number.POSITIVE_INFINITY;
    return spans;
  }

  #look(now: number): void {
    const before = this.#hindrances;
    this.#hindrances = this.#found(now);
    const kinds = (list: readonly Hindrance[]) => list.map(({ kind }) => kind).join();
    if (kinds(before) === kinds(this.#hindrances)) {
      if (now < this.#supposedEnd) return;
      this.#supposedEnd = Number.POSITIVE_INFINITY;
      if (this.#hindrances.length > 0) this.#changed(`still waiting: ${causes(this.#hindrances)}`);
      return;
    }
    const fresh = this.#hindrances.filter(({ kind }) => !before.some((one) => one.kind === kind));
    const gone = before.filter(({ kind }) => !this.#hindrances.some((one) => one.kind === kind));
    const words = [
      ...(fresh.length > 0 ? [causes(fresh)] : []),
      ...gone.map(({ kind }) => (kind === 'device' ? 'device back' : 'conditions good again')),
    ];
    this.#changed(words.join('; '));
  }

  #found(now: number): readonly Hindrance[] {
    const weather = this.#environment;
    const hindrances: Hindrance[] = [];
    if (weather !== null && !weather.mayOpen) {
      const until = weather.reopensAt === null ? null : Math.max(weather.reopensAt, now);
      hindrances.push({ kind: 'conditions', cause: weather.cause, until });
    }
    if (this.#instruments !== null && this.#isMissed(this.#instruments, now)) {
      const down = blockingDown(this.#instruments, now).map((name) => `${name} does not answer`);
      const out = [...down, ...blockingFaults(this.#instruments)];
      if (out.length > 0) hindrances.push({ kind: 'device', cause: out.join(', '), until: null });
    }
    return hindrances;
  }

  /** Once everything has answered, or long enough after the start. */
  #isMissed(instruments: InstrumentsState, now: number): boolean {
    this.#firstLook ??= now;
    this.#heard ||= blockingDown(instruments, now).length === 0 || now - this.#firstLook > STARTUP_PATIENCE_MS;
    return this.#heard;
  }
}

function causes(hindrances: readonly Hindrance[]): string {
  return hindrances.map(({ cause }) => cause).join(', ');
}

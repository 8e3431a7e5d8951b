/** How long (wall clock) time stands still after somebody told it (PROTOCOL.md): as long as the asker may hold its own clock. */
const STANDS_STILL_MS = 250;
/**
 * The same on a fast clock. The asker holds its clock for up to a second for each device that does not answer, one after the other, and
 * meanwhile asks nobody else (3 s were measured): whoever ran on then would be a quarter of an hour ahead at 1000×.
 */
const STANDS_STILL_FAST_MS = 6000;
const FAST_RATE = 10;
/** Going back by more than this is a new night, not a late message (PROTOCOL.md). */
const NEW_NIGHT_MS = 3_600_000;
/** The longest delay that setTimeout takes. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

interface Appointment {
  due: number;
  readonly action: (due: number) => void;
  /** Unless told time has passed `due`, nobody may have told the time for this long (wall clock). */
  readonly silenceMs: number;
}

export interface SimulatorClockOptions {
  /** Where time begins, milliseconds since the Unix epoch. */
  readonly start: number;
  /** How much faster than the wall clock it runs until told otherwise. */
  readonly speed: number;
  /** True when `start` was given: appointments then stay where they are when the time leaps to another night. */
  readonly anchored: boolean;
}

/** The simulator's time: its own until somebody tells it better, then that one's (PROTOCOL.md, `at` and `rate`). */
export class SimulatorClock {
  readonly #anchored: boolean;
  #base: number;
  #flowsFromWall = performance.now();
  #rate: number;
  #told = Number.NEGATIVE_INFINITY;
  #toldWall = Number.NEGATIVE_INFINITY;
  #appointments: Appointment[] = [];
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(options: SimulatorClockOptions) {
    this.#base = options.start;
    this.#rate = options.speed;
    this.#anchored = options.anchored;
  }

  /** Milliseconds since the Unix epoch, UTC. */
  now(): number {
    return this.#base + Math.max(0, performance.now() - this.#flowsFromWall) * this.#rate;
  }

  /** Simulated milliseconds per millisecond of wall clock. */
  rate(): number {
    return this.#rate;
  }

  /** Whether somebody ever told us the time; until then it is our own. */
  isTold(): boolean {
    return Number.isFinite(this.#told);
  }

  /** Takes somebody's time as ours; it stands still for `standsStillMs` of wall clock and then runs on at `rate`. */
  tell(at: number, rate: number | null, standsStillMs = standsStill(rate ?? this.#rate)): void {
    const current = this.now();
    const newNight = Math.abs(at - current) > NEW_NIGHT_MS;
    this.#base = at >= current || newNight ? at : current;
    this.#toldWall = performance.now();
    this.#told = this.#base;
    this.#flowsFromWall = this.#toldWall + standsStillMs;
    this.#rate = rate ?? this.#rate;
    if (newNight && !this.#anchored) for (const each of this.#appointments) each.due += at - current;
    this.#keepAppointments();
  }

  /** Calls `action` once when the time is `due`. The answer undoes it. */
  at(due: number, action: (due: number) => void, silenceMs = 0): () => void {
    const appointment: Appointment = { due, action, silenceMs };
    this.#appointments.push(appointment);
    this.#arm();
    return () => {
      this.#appointments = this.#appointments.filter((each) => each !== appointment);
      this.#arm();
    };
  }

  /** Forgets every appointment; the time can still be read. */
  stop(): void {
    this.#stopped = true;
    this.#appointments = [];
    this.#arm();
  }

  #keepAppointments(): void {
    for (;;) {
      const now = this.now();
      const wall = performance.now();
      const ready = this.#appointments
        .filter((each) => each.due <= now && (each.due <= this.#told || wall - this.#toldWall >= each.silenceMs))
        .reduce<Appointment | null>((first, each) => (first === null || each.due < first.due ? each : first), null);
      if (ready === null) break;
      this.#appointments = this.#appointments.filter((each) => each !== ready);
      ready.action(ready.due);
    }
    this.#arm();
  }

  #arm(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#stopped || this.#rate <= 0 || this.#appointments.length === 0) return;
    const wall = performance.now();
    const wait = Math.min(
      ...this.#appointments.map((each) =>
        Math.max(this.#flowsFromWall + (each.due - this.#base) / this.#rate, this.#toldWall + each.silenceMs),
      ),
    );
    const delay = Math.min(Math.max(0, Math.ceil(wait - wall)), LONGEST_TIMEOUT_MS);
    this.#timer = setTimeout(() => this.#keepAppointments(), delay);
  }
}

function standsStill(rate: number): number {
  return rate > FAST_RATE ? STANDS_STILL_FAST_MS : STANDS_STILL_MS;
}

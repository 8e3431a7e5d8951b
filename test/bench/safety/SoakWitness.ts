import type { Observatory } from '../../../main-services/observatory.ts';
import type { Mishap } from './mishaps.ts';

/**
 * From something unsafe to a shut dome, everything but it being well: three polls and a bit (8 s), the longest that parking may keep the
 * dome waiting (60 s), the shutter's way (30 s), and the time in which a lost command or a stuck mechanism is noticed (12 s).
 */
const SHUT_WITHIN_MS = 110_000;
/** A dome that comes to itself: a round of attempts that fails without an answer takes 40 s, the pause after it 10 s. */
const DOME_RECOVERS_MS = 60_000;
/** A telescope that comes to itself may still be on its way, and be told to park once more. */
const TELESCOPE_RECOVERS_MS = 120_000;
/** Silence is noticed after three polls: until then the dome may open. */
const NOTICED_WITHIN_MS = 8000;

/** A mishap ends when the simulator is told; we hear of that later, by what a question takes on a fast clock. */
const ENDED_EARLIER_MS = 10_000;

interface Episode {
  readonly mishap: Mishap;
  readonly from: number;
  to: number | null;
  /** When a reading last showed it: of what begins and ends while no reply comes nobody can know. */
  seenAt: number | null;
}

/** Watches what must never happen during a soak, and counts what did. Knows what was done to the simulators, and believes nobody else. */
export class SoakWitness {
  readonly violations: string[] = [];
  readonly counts = { mishaps: 0, closures: 0, openings: 0 };
  readonly #observatory: Observatory;
  readonly #episodes: Episode[] = [];
  readonly #told = new Set<Episode>();

  constructor(observatory: Observatory) {
    this.#observatory = observatory;
    observatory.desk.onRecord(({ device, command, outcome }) => {
      if (device !== 'Dome' || outcome !== 'sent') return;
      // After what belongs to the same turn: the closing's own account of its step.
      if (command === 'CLOSE SHUTTER') queueMicrotask(() => this.#closes());
      if (command === 'OPEN SHUTTER') this.#opens();
    });
    observatory.clock.every(1000, () => this.#look());
  }

  begins(mishap: Mishap): () => void {
    const episode: Episode = { mishap, from: this.#now(), to: null, seenAt: null };
    this.counts.mishaps++;
    this.#episodes.push(episode);
    return () => {
      episode.to = this.#now();
    };
  }

  /** The dome is shut in time when it is unsafe. */
  #look(): void {
    const now = this.#now();
    const { dome, plc } = this.#observatory.board.state();
    const { status } = dome;
    const repliedAt = this.#isIll('PLC', 0) ? null : plc.link.lastReplyAt;
    for (const episode of this.#episodes)
      if (repliedAt !== null && episode.to === null && repliedAt > episode.from) episode.seenAt = repliedAt;
    if (status === null || status.shutter === 'CLOSED' || this.#isIll('Dome', DOME_RECOVERS_MS + SHUT_WITHIN_MS))
      return;
    for (const episode of this.#episodes) {
      if (episode.mishap.holdOffMs === null || episode.to !== null || now - episode.from <= SHUT_WITHIN_MS) continue;
      if (this.#told.has(episode)) continue;
      this.#told.add(episode);
      this.#violated(`the dome is open ${((now - episode.from) / 1000).toFixed(0)} s after "${episode.mishap.name}"`);
    }
  }

  /** It closes over a parked telescope, or over one that cannot park. */
  #closes(): void {
    this.counts.closures++;
    const { board, closing } = this.#observatory;
    if (board.telescope.status()?.state === 'PARKED') return;
    const park = closing.view()?.steps.find(({ step }) => step === 'park');
    if (park?.state === 'failed' && this.#isIll('Telescope', TELESCOPE_RECOVERS_MS)) return;
    this.#violated(
      `the dome is told to close over a telescope that is ${board.telescope.status()?.state} (${park?.state}: ${park?.detail})`,
    );
  }

  /** It opens when nothing is wrong, and no sooner after something was than the hold-off. */
  #opens(): void {
    this.counts.openings++;
    const now = this.#now();
    for (const { mishap, from, to, seenAt } of this.#episodes) {
      if (mishap.holdOffMs === null) continue;
      if (to === null && now - from > NOTICED_WITHIN_MS) this.#violated(`the dome opens during "${mishap.name}"`);
      // Silence shows itself.
      const ended = mishap.ill === 'PLC' ? to : seenAt;
      if (to === null || ended === null) continue;
      if (now - ended < mishap.holdOffMs - ENDED_EARLIER_MS && to - from > NOTICED_WITHIN_MS)
        this.#violated(`the dome opens ${((now - ended) / 1000).toFixed(0)} s after "${mishap.name}"`);
    }
  }

  #isIll(who: Mishap['ill'], recoversMs: number): boolean {
    const now = this.#now();
    return this.#episodes.some(({ mishap, to }) => mishap.ill === who && (to === null || now - to < recoversMs));
  }

  #violated(what: string): void {
    const lately = this.#episodes.slice(-4).map(({ mishap, from, to }) => `${mishap.name} ${utc(from)}–${utc(to)}`);
    this.violations.push(`${utc(this.#now())} ${what} [${lately.join(', ')}]`);
  }

  #now(): number {
    return this.#observatory.clock.now();
  }
}

function utc(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString().slice(11, 19);
}

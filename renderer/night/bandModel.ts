import type { Night } from '../../main-services/model/night.ts';
import type { LostTime } from '../../main-services/model/operations.ts';
import type { PlannedSequence } from '../../main-services/model/planning.ts';
import { roughDuration } from '../format/duration.ts';

/** How a sequence is drawn: solid, torn, bright, outlined, crossed out. */
export type Glyph = 'done' | 'torn' | 'executing' | 'planned' | 'dropped';

const GLYPHS: Readonly<Record<string, Glyph>> = {
  COMPLETED: 'done',
  INTERRUPTED: 'torn',
  EXECUTING: 'executing',
  CANCELLED: 'dropped',
  REJECTED: 'dropped',
};

export function glyphOf(sequence: Pick<PlannedSequence, 'status'>): Glyph {
  return GLYPHS[sequence.status] ?? 'planned';
}

/** Sky brightness from one instant to the next, as the token that draws it. */
export interface SkySpan {
  readonly token: 'sky-day' | 'sky-civil' | 'sky-naut' | 'sky-astro' | 'sky-night';
  readonly start: number;
  readonly end: number;
}

/** The twilights between two instants. Where the Sun does not reach an altitude, the span before it goes on. */
export function skySpans(night: Night, start: number, end: number): readonly SkySpan[] {
  const edges: readonly (readonly [number | null, SkySpan['token']])[] = [
    [start, 'sky-day'],
    [night.sunset, 'sky-civil'],
    [night.civilDusk, 'sky-naut'],
    [night.nauticalDusk, 'sky-astro'],
    [night.astronomicalDusk, 'sky-night'],
    [night.astronomicalDawn, 'sky-astro'],
    [night.nauticalDawn, 'sky-naut'],
    [night.civilDawn, 'sky-civil'],
    [night.sunrise, 'sky-day'],
  ];
  const known = edges.flatMap(([at, token]) => (at === null ? [] : [{ at, token }]));
  return known.map(({ at, token }, index) => ({ token, start: at, end: known[index + 1]?.at ?? end }));
}

/** Half an hour of daylight on both sides (drawing only). */
const MARGIN_MS = 1_800_000;

export function bandRange(night: Night): { readonly start: number; readonly end: number } {
  return { start: night.sunset - MARGIN_MS, end: night.sunrise + MARGIN_MS };
}

/** Whole hours between two instants. */
export function hoursBetween(start: number, end: number): readonly number[] {
  const first = Math.ceil(start / 3_600_000);
  const last = Math.floor(end / 3_600_000);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * 3_600_000);
}

export interface NightSums {
  readonly observedMs: number;
  readonly plannedMs: number;
  readonly lostMs: number;
  readonly lostByCause: readonly (readonly [cause: string, milliseconds: number])[];
}

/** Time observed so far, still planned, and lost with its causes. */
export function nightSums(planned: readonly PlannedSequence[], lost: readonly LostTime[], now: number): NightSums {
  let observedMs = 0;
  let plannedMs = 0;
  for (const sequence of planned) {
    const glyph = glyphOf(sequence);
    if (glyph === 'dropped') continue;
    if (glyph === 'planned') plannedMs += Math.max(0, sequence.end - Math.max(now, sequence.start));
    else {
      observedMs += Math.max(0, Math.min(now, sequence.end) - sequence.start);
      if (glyph === 'executing') plannedMs += Math.max(0, sequence.end - now);
    }
  }
  const causes = new Map<string, number>();
  for (const { cause, start, end } of lost) {
    const key = cause.split(/[ ,]/)[0] ?? cause;
    causes.set(key, (causes.get(key) ?? 0) + Math.max(0, (end ?? now) - start));
  }
  const lostByCause = [...causes].sort((a, b) => b[1] - a[1]);
  return { observedMs, plannedMs, lostMs: lostByCause.reduce((sum, [, ms]) => sum + ms, 0), lostByCause };
}

/** "Dark time 10 h 59 min. Observed 3 h 53 min, lost 37 min (humidity 30 min, telescope 7 min), planned 6 h 57 min". */
export function sumWords(night: Night | null, sums: NightSums): string {
  const causes = sums.lostByCause.map(([cause, ms]) => `${cause.toLowerCase()} ${roughDuration(ms)}`).join(', ');
  const lost = sums.lostMs > 0 ? `lost ${roughDuration(sums.lostMs)} (${causes})` : 'nothing lost';
  const { astronomicalDusk: dusk, astronomicalDawn: dawn } = night ?? {};
  const dark = dusk && dawn ? `Dark time ${roughDuration(dawn - dusk)}. ` : '';
  return `${dark}Observed ${roughDuration(sums.observedMs)}, ${lost}, planned ${roughDuration(sums.plannedMs)}`;
}

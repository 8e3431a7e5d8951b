import { separationDegrees } from '../separationDegrees.ts';
import type { Mission, Notice, SkyPosition } from '../voevent/Notice.ts';
import { bestEntry } from './bestEntry.ts';
import type { Entry } from './Entry.ts';

/** Missions that see the same kind of thing, gamma-ray bursts; a neutrino or a gravitational wave nearby stays its own alert. */
const BURST_MISSIONS: readonly Mission[] = [
  'SVOM',
  'Swift',
  'Fermi',
  'Einstein Probe',
  'INTEGRAL',
  'AGILE',
  'GECAM',
  'CALET',
  'MAXI',
  'Konus',
  'HETE',
];
/**
 * How far apart trigger times of one burst may be when both have positions. Image triggers name the start of windows up to 20 minutes
 * long: ECLAIRs' image trigger (Schanne et al. 2013, arXiv:1309.0352) and Einstein Probe's images ("up to 20 min", said in each of its
 * notices). Decision 0010 has the rate of chance coincidences.
 */
export const LONGEST_APART_MS = 20 * 60_000;
/**
 * How far apart they may be when one has no position: GBM bins up to 8.192 s (Meegan et al. 2009, ApJ 702, 791), GRM up to 4 s. GCN's own
 * remark of a coincidence takes 100 s, but only tells and never merges.
 */
const LONGEST_APART_WITHOUT_POSITION_MS = 10_000;
/** Quoted radii hold 68 % (Fermi) to 90 % (SVOM, Swift) of the probability; three of them hold practically all. */
const RADII = 3;
/** Systematic error of GBM positions on top of the quoted one (Connaughton et al. 2015, ApJS 216, 32: 3.7° core). */
const GBM_SYSTEMATIC_DEGREES = 3.7;

/** When and where a mission says its burst was. */
export interface BurstSummary {
  /** Who saw it: two numbers of one observer are two bursts, whatever time and place. */
  readonly observers: readonly string[];
  readonly triggerAt: number;
  /** Null: not known (yet). */
  readonly position: SkyPosition | null;
  /** How far from the position the burst may be, one radius. */
  readonly reachDegrees: number;
}

/** Says whether two observers' bursts are one: close in time, and their positions agree within their errors. */
export function isSameBurst(a: BurstSummary, b: BurstSummary): boolean {
  const apart = Math.abs(a.triggerAt - b.triggerAt);
  if (apart > LONGEST_APART_MS || a.observers.some((observer) => b.observers.includes(observer))) return false;
  if (a.position === null || b.position === null) return apart <= LONGEST_APART_WITHOUT_POSITION_MS;
  return separationDegrees(a.position, b.position) <= RADII * Math.hypot(a.reachDegrees, b.reachDegrees);
}

/** Sums up one mission's notices of a burst; null without a time, when it is no gamma-ray burst, or when its mission says so. */
export function summarise(entries: readonly Entry[]): BurstSummary | null {
  const real = entries.filter(({ notice }) => counts(notice));
  const triggers = real.flatMap(({ notice }) => notice.triggerAt ?? []);
  if (triggers.length === 0 || real.some(({ notice }) => notice.disowned)) return null;
  const best = bestEntry(real)?.notice ?? null;
  // Local particles and solar flares trigger many satellites at once; without a position nothing tells them from a burst.
  if (best === null && real.some(({ notice }) => notice.doubts.length > 0)) return null;
  const systematic = best?.type.startsWith('gbm-') === true ? GBM_SYSTEMATIC_DEGREES : 0;
  return {
    observers: [...new Set(real.map(({ notice }) => observerOf(notice)))],
    triggerAt: Math.min(...triggers),
    position: best?.position ?? null,
    reachDegrees: Math.hypot(best?.position?.errorDegrees ?? 0, systematic),
  };
}

/** Fermi's two instruments and Swift's search on request (GUANO) number their bursts each for itself. */
function observerOf({ mission, type }: Notice): string {
  if (mission === 'Fermi') return type.startsWith('lat-') ? 'Fermi LAT' : 'Fermi GBM';
  return type === 'bat-guano' ? 'Swift GUANO' : mission;
}

function counts(notice: Notice): boolean {
  return notice.role === 'observation' && notice.standard && !notice.fake && BURST_MISSIONS.includes(notice.mission);
}

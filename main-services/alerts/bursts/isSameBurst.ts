import { separationDegrees } from '../separationDegrees.ts';
import type { Mission, Notice, SkyPosition } from '../voevent/Notice.ts';
import { bestEntry } from './bestEntry.ts';
import type { Entry } from './Entry.ts';

/** Missions that see the same kind of thing, gamma-ray bursts; a neutrino or a gravitational wave nearby stays its own alert. */
const BURST_MISSIONS: readonly Mission[] = ['SVOM', 'Swift', 'Fermi', 'Einstein Probe'];
/**
 * How far apart two missions' trigger times of one burst may be. Image triggers name the start of windows up to 20 minutes long
 * (ECLAIRs' image trigger, Schanne et al.; a real notice in test/unit/alerts/voevents has 327 s). All missions together trigger
 * about twice a day, so that two bursts in such a window and within 13° of each other by chance happen once in some thousand.
 */
const LONGEST_APART_MS = 20 * 60_000;
/** Quoted radii hold 68 % (Fermi) to 90 % (SVOM, Swift) of the probability; three of them hold practically all. */
const RADII = 3;
/** Systematic error of GBM positions on top of the quoted one (Connaughton et al. 2015, ApJS 216, 32: 3.7° core). */
const GBM_SYSTEMATIC_DEGREES = 3.7;

/** When and where a mission says its burst was. */
export interface BurstSummary {
  readonly mission: Mission;
  readonly triggerAt: number;
  readonly position: SkyPosition;
  /** How far from the position the burst may be, one radius. */
  readonly reachDegrees: number;
}

/** Says whether bursts of two missions are one: close in time, and their positions agree within their errors. */
export function isSameBurst(a: BurstSummary, b: BurstSummary): boolean {
  if (a.mission === b.mission || Math.abs(a.triggerAt - b.triggerAt) > LONGEST_APART_MS) return false;
  return separationDegrees(a.position, b.position) <= RADII * Math.hypot(a.reachDegrees, b.reachDegrees);
}

/** Sums up one mission's notices of a burst; null without a time and a position, or when it is no gamma-ray burst. */
export function summarise(entries: readonly Entry[]): BurstSummary | null {
  const real = entries.filter(({ notice }) => counts(notice));
  const best = bestEntry(real)?.notice;
  const triggers = real.flatMap(({ notice }) => notice.triggerAt ?? []);
  if (best === undefined || best.position === null || triggers.length === 0) return null;
  const systematic = best.type.startsWith('gbm-') ? GBM_SYSTEMATIC_DEGREES : 0;
  return {
    mission: best.mission,
    triggerAt: Math.min(...triggers),
    position: best.position,
    reachDegrees: Math.hypot(best.position.errorDegrees, systematic),
  };
}

function counts(notice: Notice): boolean {
  return notice.role === 'observation' && notice.standard && !notice.fake && BURST_MISSIONS.includes(notice.mission);
}

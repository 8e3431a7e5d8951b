import { MINIMUM_ALTITUDE_DEGREES } from '../astronomy/Visibility.ts';
import { visibilityWindows } from '../astronomy/visibilityWindows.ts';
import type { Night } from '../model/night.ts';
import type { RequestDraft, SequenceDraft, SettledRequestDraft } from '../model/requestDraft.ts';
import type { Site } from '../model/site.ts';
import { checkDraft, checkSequence } from './checkDraft.ts';
import { placeInNight } from './placeInNight.ts';
import { RequestRefused } from './RequestRefused.ts';
import { sequenceDuration } from './sequenceDuration.ts';

export interface SettlingContext {
  readonly site: Site;
  /** Date of the night under way or coming. */
  readonly tonight: string;
  readonly nightOf: (date: string) => Night;
}

/**
 * Checks a draft and fills in what it leaves open: durations from the albums, windows from the sky of its night.
 * @throws RequestRefused with every problem and its place
 */
export function settleRequest(draft: RequestDraft, context: SettlingContext): SettledRequestDraft {
  const problems = checkDraft(draft, context.tonight);
  if (problems.length > 0) throw new RequestRefused(problems);
  const night = context.nightOf(draft.nightDate);
  if (!draft.isAlert) {
    for (const [i, { name, preferredAt }] of draft.sequences.entries()) {
      if (preferredAt === null || (preferredAt >= night.start && preferredAt <= night.end)) continue;
      problems.push(
        `sequence ${i + 1} '${name}': its preferred start ${iso(preferredAt)} is outside the night of ${night.date}, ${iso(night.start)} to ${iso(night.end)}`,
      );
    }
  }
  if (problems.length > 0) throw new RequestRefused(problems);
  return { ...draft, sequences: draft.sequences.map((sequence) => settled(sequence, night, context.site)) };
}

/** The same for one sequence that joins a stored request. @throws RequestRefused */
export function settleSequence(
  sequence: SequenceDraft,
  nightDate: string,
  context: SettlingContext,
): SettledRequestDraft['sequences'][number] {
  const problems = checkSequence(sequence, `sequence '${sequence.name}'`);
  if (problems.length > 0) throw new RequestRefused(problems);
  return settled(sequence, context.nightOf(nightDate), context.site);
}

function settled(draft: SequenceDraft, night: Night, site: Site): SettledRequestDraft['sequences'][number] {
  const sequence = { ...draft, ...placeInNight(draft, `sequence '${draft.name}'`, night, site) };
  return {
    ...sequence,
    durationSeconds: sequence.durationSeconds ?? sequenceDuration(sequence.albums),
    windows:
      sequence.windows ??
      visibilityWindows(site, sequence, night, {
        minimumAltitudeDegrees: MINIMUM_ALTITUDE_DEGREES,
        maximumAirmass: sequence.maximumAirmass,
        minimumMoonDistanceDegrees: sequence.minimumMoonDistanceDegrees,
        maximumMoonIllumination: sequence.maximumMoonIllumination ?? 1,
      }),
  };
}

function iso(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).concat('Z');
}

import { addNights, isNightDate, nightsBetween } from '../astronomy/nightDates.ts';
import type { AlbumDraft, PlanDraft, RequestDraft, SequenceDraft } from '../model/requestDraft.ts';
import { checkMotion } from './checkMotion.ts';
import { FILTERS, LIMITS } from './requestLimits.ts';

/** Text that cannot be shown on a line or written as XML. */
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/** Everything in a draft that makes no sense or goes beyond what may be asked for, with its place; empty = fine. */
export function checkDraft(draft: RequestDraft, tonight: string): string[] {
  const problems: string[] = [];
  checkName(draft.name, 'request', problems);
  checkNight(draft.nightDate, tonight, problems);
  if (draft.sequences.length === 0) problems.push('request: it has no sequence');
  if (draft.sequences.length > LIMITS.sequences) {
    problems.push(`request: it has ${draft.sequences.length} sequences; at most ${LIMITS.sequences} are taken`);
  }
  for (const [i, sequence] of draft.sequences.entries()) {
    problems.push(...checkSequence(sequence, `sequence ${i + 1} '${sequence.name}'`));
  }
  return problems;
}

/** The same for one sequence. */
export function checkSequence(sequence: SequenceDraft, where: string): string[] {
  const problems: string[] = [];
  const range = ranges(where, problems);
  checkName(sequence.name, where, problems);
  if (!(sequence.rightAscensionDegrees >= 0 && sequence.rightAscensionDegrees < 360)) {
    problems.push(`${where}: right ascension is ${sequence.rightAscensionDegrees}, not from 0 to below 360°`);
  }
  range('declination', sequence.declinationDegrees, { minimum: -90, maximum: 90 }, '°');
  for (const problem of sequence.motion === undefined ? [] : checkMotion(sequence.motion)) {
    problems.push(`${where}: ${problem}`);
  }
  range('priority', sequence.priorityOffset, LIMITS.priorityOffset, '', true);
  range('overhead', sequence.overheadSeconds, LIMITS.overheadSeconds, ' s');
  range('report-nights', sequence.reportNights, LIMITS.reportNights, '', true);
  range('min-moon-distance', sequence.minimumMoonDistanceDegrees, LIMITS.moonDistanceDegrees, '°');
  range('max-airmass', sequence.maximumAirmass, LIMITS.airmass, '');
  range('max-moon-light', (sequence.maximumMoonIllumination ?? 1) * 100, LIMITS.moonLightPercent, ' %');
  range('delta-left', sequence.mayMoveEarlierSeconds, LIMITS.toleranceSeconds, ' s');
  range('delta-right', sequence.mayMoveLaterSeconds, LIMITS.toleranceSeconds, ' s');
  for (const { start, end } of sequence.windows ?? []) {
    if (!(end > start)) problems.push(`${where}: a window ends before it starts`);
  }
  if (sequence.albums.length === 0) problems.push(`${where}: it has no album`);
  const detectors = sequence.albums.map(({ detector }) => detector);
  if (new Set(detectors).size < detectors.length) problems.push(`${where}: two albums are for the same detector`);
  for (const album of sequence.albums) checkAlbum(album, `${where}, album ${album.detector}`, problems);
  return problems;
}

interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

/** Checks numbers of one place against their ranges. */
function ranges(where: string, problems: string[]) {
  return (what: string, value: number, { minimum, maximum }: Range, unit: string, whole = false) => {
    if (value >= minimum && value <= maximum && (!whole || Number.isInteger(value))) return;
    const kind = whole ? 'a whole number ' : '';
    problems.push(`${where}: ${what} is ${value}, not ${kind}from ${minimum} to ${maximum}${unit}`);
  };
}

function checkAlbum(album: AlbumDraft, where: string, problems: string[]): void {
  if (album.plans.length === 0) problems.push(`${where}: it has no plan`);
  if (album.plans.length > LIMITS.plansOfAlbum) {
    problems.push(`${where}: it has ${album.plans.length} plans; at most ${LIMITS.plansOfAlbum} are taken`);
  }
  for (const [i, plan] of album.plans.entries()) {
    checkPlan(plan, FILTERS[album.detector], `${where}, plan ${i + 1}`, problems);
  }
}

function checkPlan(plan: PlanDraft, filters: readonly string[], where: string, problems: string[]): void {
  const range = ranges(where, problems);
  checkName(plan.name, where, problems);
  range('exposure', plan.exposureSeconds, LIMITS.exposureSeconds, ' s');
  range('count', plan.imageCount, LIMITS.imageCount, '', true);
  range('dither', plan.ditherArcseconds, LIMITS.ditherArcseconds, '″');
  if (!filters.includes(plan.filter)) {
    problems.push(`${where}: the detector has no filter "${plan.filter}"; it has ${filters.join(', ')}`);
  }
}

function checkName(name: string, where: string, problems: string[]): void {
  if (name === '') problems.push(`${where}: name is missing`);
  else if (name.length > LIMITS.nameCharacters) {
    problems.push(`${where}: name has ${name.length} characters; at most ${LIMITS.nameCharacters} are taken`);
  }
  if (CONTROL_CHARACTERS.test(name)) problems.push(`${where}: name contains characters that cannot be shown`);
}

function checkNight(date: string, tonight: string, problems: string[]): void {
  if (!isNightDate(date)) {
    problems.push(`request: night is "${date}", not "tonight" or a date of the form 2026-12-15`);
    return;
  }
  const ahead = nightsBetween(tonight, date);
  if (ahead < 0) problems.push(`request: the night of ${date} is over`);
  if (ahead > LIMITS.nightsAhead) {
    problems.push(
      `request: the night of ${date} is ${ahead} nights ahead; requests are taken until ${addNights(tonight, LIMITS.nightsAhead)}`,
    );
  }
}

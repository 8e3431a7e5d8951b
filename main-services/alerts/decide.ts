import type { AlertDecision } from '../model/alert.ts';
import type { OperatingMode } from '../model/operations.ts';
import type { SkyOracle } from './SkyOracle.ts';
import { type Acceptance, ANY_TYPE, type Strategy } from './strategy/Strategy.ts';
import { visibility } from './visibility.ts';
import type { Notice } from './voevent/Notice.ts';

/** No real notice is dated before the first robotic alerts (BACODINE, 1993) or after this software's life. */
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
/** Field of the cameras, for the words (mission.md). */
const FIELD_ARCMINUTES = 26;

/** What is decided about one notice, with every reason in words. */
export interface Verdict {
  readonly decision: AlertDecision;
  readonly reasons: readonly string[];
  /** From when it can be observed; null when it is not to be. */
  readonly startAt: number | null;
}

/** What a decision depends on beside the notice. */
export interface Circumstances {
  readonly now: number;
  readonly mode: OperatingMode;
  readonly strategy: Strategy;
  readonly sky: SkyOracle;
  /** Authorities whose notices may move the telescope ("org.svom"); null = all. */
  readonly authorities: readonly string[] | null;
  /** A fake alert may move the telescope: it came from this observatory's own console. */
  readonly acceptsFake: boolean;
  /** What is known of its burst: the notice that took it back, if any. */
  readonly history: { readonly retractedBy: string | null };
}

/** Decides about a notice. Pure: the same notice in the same circumstances always gets the same verdict. */
export function decide(notice: Notice, circumstances: Circumstances): Verdict {
  const refusal = refuse(notice, circumstances);
  if (refusal !== null) return ignore(refusal);
  if (notice.isRetraction) return { decision: 'cancel', reasons: [retractionReason(notice)], startAt: null };
  const { retractedBy } = circumstances.history;
  if (retractedBy !== null && retractedBy !== notice.ivorn)
    return ignore(`The burst has been retracted by ${retractedBy}.`);
  const objections = object(notice, circumstances);
  if (objections.length > 0) return { decision: 'ignore', reasons: objections, startAt: null };
  return point(notice, circumstances);
}

/** Why the notice means nothing for the telescope, not even as a retraction. */
function refuse(notice: Notice, { authorities, acceptsFake }: Circumstances): string | null {
  if (notice.role !== 'observation') {
    return notice.role === 'unknown'
      ? 'Its role is not one of the standard: it never moves the telescope.'
      : `Its role is "${notice.role}": it never moves the telescope.`;
  }
  if (!notice.standard) return 'It is not written in VOEvent 2.0: shown, but not acted on.';
  const [authority] = notice.ivorn.slice('ivo://'.length).toLowerCase().split(/[/#]/);
  const authorAuthority =
    notice.authorIvorn
      ?.replace(/^ivo:\/\//i, '')
      .toLowerCase()
      .split(/[/#]/)[0] ?? null;
  if (authorities !== null) {
    if (authority === undefined || !authorities.includes(authority))
      return `Its publisher ${authority} is not known here.`;
    if (authorAuthority !== null && !authorities.includes(authorAuthority)) {
      return `Its author ${notice.authorIvorn} is not known here.`;
    }
  }
  if (notice.fake && !acceptsFake) return 'It is a fake alert that was not raised at this console.';
  return null;
}

/** Everything that speaks against observing, except where and when it is. */
function object(notice: Notice, { now, strategy }: Circumstances): readonly string[] {
  const objections: string[] = [...notice.doubts];
  const accepted = acceptanceOf(strategy, notice);
  if (accepted === null) {
    objections.push(`The ${called(strategy)} does not take ${notice.mission} ${notice.type}.`);
  } else if (
    accepted.minimumSignificance !== null &&
    notice.significance !== null &&
    notice.significance < accepted.minimumSignificance
  ) {
    objections.push(
      `Its significance is ${notice.significance}; the strategy asks for ${accepted.minimumSignificance}.`,
    );
  }
  return [...objections, ...dateObjections(notice, strategy.limits, now)];
}

function dateObjections(notice: Notice, limits: Strategy['limits'], now: number): readonly string[] {
  const objections: string[] = [];
  const { maximumTriggerAgeMs, maximumNoticeAgeMs, maximumLeadMs } = limits;
  if (notice.triggerAt === null) objections.push('It does not say when the burst was.');
  for (const [what, at, maximumAge] of [
    ['burst', notice.triggerAt, maximumTriggerAgeMs],
    ['notice', notice.issuedAt, maximumNoticeAgeMs],
  ] as const) {
    if (at === null) continue;
    if (at < EARLIEST || at >= LATEST) objections.push(`The ${what} is dated ${day(at)}, which cannot be.`);
    else if (now - at > maximumAge)
      objections.push(`The ${what} is ${span(now - at)} old; the limit is ${span(maximumAge)}.`);
    else if (at - now > maximumLeadMs) objections.push(`The ${what} is dated ${span(at - now)} in the future.`);
  }
  if (notice.expiresAt !== null && now > notice.expiresAt) {
    objections.push(`Its author stood by it until ${new Date(notice.expiresAt).toISOString()} only.`);
  }
  return objections;
}

/** Where is it, and can it be seen? */
function point(notice: Notice, { now, mode, strategy, sky }: Circumstances): Verdict {
  const { position } = notice;
  if (position === null) {
    return ignore(notice.positionNote ?? 'No position.', 'A later notice of this burst with a position acts.');
  }
  const limit = acceptanceOf(strategy, notice)?.maximumErrorDegrees ?? strategy.limits.maximumErrorDegrees;
  if (position.errorDegrees > limit) {
    return ignore(
      `The position is known to ${arcminutes(position.errorDegrees)} only; the limit is ${arcminutes(limit)}, for a field of ${FIELD_ARCMINUTES}′.`,
      'A later notice of this burst with a better position acts.',
    );
  }
  const seen = visibility(position, strategy.limits, sky, now);
  if (seen.startAt === null) return ignore(seen.reason);
  const reasons = [
    `The ${called(strategy)} takes ${notice.mission} ${notice.type}.`,
    `The position is known to ${arcminutes(position.errorDegrees)}.`,
    seen.reason,
  ];
  if (mode === 'MAN') {
    return { decision: 'ask', reasons: [...reasons, 'The telescope is under manual control.'], startAt: seen.startAt };
  }
  return { decision: seen.startAt > now ? 'later' : 'observe', reasons, startAt: seen.startAt };
}

/** The strategy's word on this kind of notice: its own entry before the one for every type. */
function acceptanceOf({ accepts }: Strategy, { mission, type }: Notice): Acceptance | null {
  const ofMission = accepts.filter((one) => one.mission === mission);
  return ofMission.find((one) => one.type === type) ?? ofMission.find((one) => one.type === ANY_TYPE) ?? null;
}

function called({ name, version }: Strategy): string {
  return version === null ? `strategy "${name}"` : `strategy "${name}" (version ${version})`;
}

function retractionReason(notice: Notice): string {
  const cited = notice.retracts.length === 0 ? 'the burst' : notice.retracts.join(', ');
  return `${notice.mission} retracts ${cited}.`;
}

function ignore(...reasons: string[]): Verdict {
  return { decision: 'ignore', reasons, startAt: null };
}

function span(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 120) return `${Math.round(minutes)} min`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}

function arcminutes(degrees: number): string {
  return `${(degrees * 60).toFixed(1)}′`;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

import { inWords } from '../inWords.ts';
import type { Interval, PlannableSequence } from '../PlanningProblem.ts';
import type { ExplanationFacts, ExplanationKind } from './Explanation.ts';
import type { Ground } from './Ground.ts';
import { limitInWords } from './limitInWords.ts';
import type { LostTimeFact, ObservatoryFacts } from './ObservatoryFacts.ts';
import { isOwnCode, type OwnCode } from './OwnCode.ts';
import type { PlanView } from './PlanView.ts';
import { commonSpans, lengthOf } from './spans.ts';

const OWN: Readonly<Record<OwnCode, (sequence: PlannableSequence, view: PlanView, facts: ObservatoryFacts) => Found>> =
  {
    'never-visible': neverVisible,
    'window-too-short': windowTooShort,
    'outside-the-night': outsideTheNight,
    'preference-impossible': (sequence) => ({
      facts: {
        mayMoveEarlierSeconds: sequence.mayMoveEarlierSeconds,
        mayMoveLaterSeconds: sequence.mayMoveLaterSeconds,
        durationSeconds: sequence.durationSeconds,
      },
    }),
    'too-late': tooLate,
    'time-lost': timeLost,
  };

interface Found {
  readonly kind?: ExplanationKind;
  /** Null = the planner's own reason says it. */
  readonly sentence?: string;
  readonly facts: ExplanationFacts;
}

/** Why a sequence could not be planned even if it were the only one; null = it could. */
export function impossibleByItself(
  sequence: PlannableSequence,
  view: PlanView,
  facts: ObservatoryFacts,
): Ground | null {
  const rejection = view.rejection(sequence.id);
  if (rejection === null || !isOwnCode(rejection.code)) return null;
  const { code, reason } = rejection;
  const found = OWN[code](sequence, view, facts);
  return {
    kind: found.kind ?? code,
    sentence: found.sentence ?? reason,
    facts: found.facts,
    against: [],
    final: true,
  };
}

function neverVisible(sequence: PlannableSequence, _view: PlanView, { limits }: ObservatoryFacts): Found {
  const [first, ...others] = (limits?.get(sequence.id) ?? []).map(limitInWords);
  const facts = { durationSeconds: sequence.durationSeconds };
  if (first === undefined) return { facts };
  const sentence = [first, ...others].map((limit) => limit.sentence).join(' ');
  return { kind: first.kind, sentence, facts: { ...facts, ...first.facts } };
}

function windowTooShort(sequence: PlannableSequence, _view: PlanView, { limits }: ObservatoryFacts): Found {
  const { durationSeconds, windows } = sequence;
  const longestWindowSeconds = longest(windows);
  const missingSeconds = durationSeconds - longestWindowSeconds;
  const words = `Its window is ${inWords(missingSeconds)} too short: it takes ${inWords(durationSeconds)}, and its longest window has ${inWords(longestWindowSeconds)}.`;
  const facts = { durationSeconds, longestWindowSeconds, missingSeconds };
  const [first, ...others] = (limits?.get(sequence.id) ?? []).map(limitInWords);
  if (first === undefined) return { sentence: words, facts };
  return {
    // The window of a target that is merely low most of the night is what is short; what the Moon or a device takes is named.
    kind: first.kind === 'never-visible' ? 'window-too-short' : first.kind,
    sentence: [words, ...[first, ...others].map((limit) => limit.sentence)].join(' '),
    facts: { ...facts, ...first.facts },
  };
}

function outsideTheNight({ durationSeconds, windows }: PlannableSequence, view: PlanView): Found {
  const longestNightSeconds = longest(view.problem.nights);
  const observableSeconds = longest(commonSpans(windows, view.problem.nights));
  const facts = { durationSeconds, longestNightSeconds, observableSeconds };
  if (longestNightSeconds < durationSeconds) {
    const missing = durationSeconds - longestNightSeconds;
    return {
      sentence: `It is ${inWords(missing)} longer than the night: it takes ${inWords(durationSeconds)}, and the night has ${inWords(longestNightSeconds)}.`,
      facts: { ...facts, missingSeconds: missing },
    };
  }
  if (observableSeconds === 0) return { facts };
  return {
    sentence: `It takes ${inWords(durationSeconds)}, and only ${inWords(observableSeconds)} of its windows lie inside the night: ${inWords(durationSeconds - observableSeconds)} too few.`,
    facts: { ...facts, missingSeconds: durationSeconds - observableSeconds },
  };
}

function tooLate({ durationSeconds, windows }: PlannableSequence, view: PlanView): Found {
  const leftSeconds = longest(commonSpans(windows, view.usable({ withLost: true })));
  return { facts: { durationSeconds, leftSeconds, missingSeconds: durationSeconds - leftSeconds } };
}

function timeLost(sequence: PlannableSequence, view: PlanView, { lostTimes }: ObservatoryFacts): Found {
  const { durationSeconds, windows } = sequence;
  const leftSeconds = longest(commonSpans(windows, view.usable({ withLost: false })));
  const facts = { durationSeconds, leftSeconds, missingSeconds: durationSeconds - leftSeconds };
  const causes = (lostTimes ?? [])
    .map((lost) => ({ lost, seconds: takenBy(lost, windows) }))
    .filter(({ seconds }) => seconds > 0)
    .sort((a, b) => b.seconds - a.seconds);
  const [worst] = causes;
  const left = leftSeconds === 0 ? 'nothing' : `${inWords(leftSeconds)} at a time`;
  if (worst === undefined) {
    return { sentence: `It takes ${inWords(durationSeconds)}, and lost time leaves ${left} of its windows.`, facts };
  }
  const names = [...new Set(causes.map(({ lost }) => lost.cause))];
  return {
    kind: worst.lost.kind === 'device' ? 'blocking-device' : 'time-lost',
    sentence: `It takes ${inWords(durationSeconds)}, and time lost (${names.join(', ')}) leaves ${left} of its windows.`,
    facts: { ...facts, causes: names, lostSeconds: worst.seconds },
  };
}

function takenBy(lost: LostTimeFact, windows: readonly Interval[]): number {
  return commonSpans(windows, [lost]).reduce((sum, span) => sum + lengthOf(span), 0);
}

function longest(spans: readonly Interval[]): number {
  return spans.reduce((most, span) => Math.max(most, lengthOf(span)), 0);
}

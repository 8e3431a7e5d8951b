import type { Standing } from './engine/refusals.ts';
import type { Interval, PlannableSequence } from './PlanningProblem.ts';
import type { Rejection } from './PlanResult.ts';

/** How many of those that stand in the way are named. */
const MOST_NAMED = 3;

/** Why a sequence that could have started at `starts` found no room: which sequences hold its time, and with what right. */
export function noRoom(
  sequence: PlannableSequence,
  starts: readonly Interval[],
  links: readonly Standing[],
): Rejection {
  const inTheWay = links
    .filter((link) =>
      starts.some(
        ({ start, end }) =>
          link.start < end + sequence.durationSeconds && link.start + link.sequence.durationSeconds > start,
      ),
    )
    .sort(byRight);
  const named = inTheWay.slice(0, MOST_NAMED).map(words);
  const more = inTheWay.length > named.length ? ` and ${inTheWay.length - named.length} more` : '';
  const reason =
    named.length === 0
      ? 'No room is left for it between its neighbours in the plan.'
      : `Its time (priority ${sequence.priority}) is taken by ${named.join(', ')}${more}.`;
  return { id: sequence.id, code: 'no-room', reason, against: inTheWay.map((link) => link.sequence.id) };
}

function byRight(a: Standing, b: Standing): number {
  return right(b) - right(a) || b.sequence.priority - a.sequence.priority || a.start - b.start;
}

function right({ locked, sequence }: Standing): number {
  return (locked ? 2 : 0) + (sequence.alert ? 1 : 0);
}

function words({ locked, sequence }: Standing): string {
  const why = locked ? 'fixed' : sequence.alert ? 'alert' : `priority ${sequence.priority}`;
  return `'${sequence.name}' (${why})`;
}

import type { Planner } from '../Planner.ts';
import type { Interval, PlannableSequence, PlanningProblem, Programme, RequestRule } from '../PlanningProblem.ts';
import type { PlannedPlace, PlanResult, Rejection } from '../PlanResult.ts';
import { overheadBetween } from '../rules/overhead.ts';
import { tierOf } from '../rules/tier.ts';
import { isOwnCode } from './OwnCode.ts';
import { usableTime } from './usableTime.ts';

/** A planned sequence with the earliest and latest start that the whole chain allows it. */
export interface Standing extends PlannedPlace {
  readonly sequence: PlannableSequence;
  readonly earliest: number;
  readonly latest: number;
}

/** A problem and its plan, arranged for questions about why. */
export class PlanView {
  readonly problem: PlanningProblem;
  readonly result: PlanResult;
  readonly standings: readonly Standing[];
  readonly #sequences: ReadonlyMap<string, PlannableSequence>;
  readonly #standing: ReadonlyMap<string, Standing>;
  readonly #requests: ReadonlyMap<string, RequestRule>;
  readonly #members: ReadonlyMap<string | null, readonly PlannableSequence[]>;
  readonly #programmes: ReadonlyMap<string, Programme>;
  readonly #rejections: ReadonlyMap<string, Rejection>;
  #rooms: { readonly key: string | number; readonly rooms: readonly Interval[] } | null = null;
  readonly #usable: readonly Interval[];
  readonly #usableWithLost: readonly Interval[];

  constructor({ problem, result }: { readonly problem: PlanningProblem; readonly result: Planner['result'] }) {
    this.problem = problem;
    this.result = result();
    this.#sequences = new Map(problem.sequences.map((sequence) => [sequence.id, sequence]));
    this.standings = this.result.planned
      .flatMap((place) => {
        const sequence = this.#sequences.get(place.id);
        if (sequence === undefined) return [];
        const { start, roomEarlierSeconds, roomLaterSeconds } = place;
        return [{ ...place, sequence, earliest: start - roomEarlierSeconds, latest: start + roomLaterSeconds }];
      })
      .sort((a, b) => a.start - b.start);
    this.#standing = new Map(this.standings.map((standing) => [standing.id, standing]));
    this.#programmes = new Map(problem.programmes.map((programme) => [programme.id, programme]));
    this.#rejections = new Map(this.result.rejected.map((rejection) => [rejection.id, rejection]));
    this.#requests = new Map(problem.requests.map((request) => [request.id, request]));
    this.#members = Map.groupBy(problem.sequences, ({ request }) => request);
    this.#usable = usableTime(problem, { withLost: false });
    this.#usableWithLost = problem.lost.length === 0 ? this.#usable : usableTime(problem, { withLost: true });
  }

  sequence(id: string): PlannableSequence | null {
    return this.#sequences.get(id) ?? null;
  }

  standing(id: string): Standing | null {
    return this.#standing.get(id) ?? null;
  }

  rejection(id: string): Rejection | null {
    return this.#rejections.get(id) ?? null;
  }

  /** Could not be planned even if it were the only one. */
  isImpossible(id: string): boolean {
    const code = this.#rejections.get(id)?.code;
    return code !== undefined && isOwnCode(code);
  }

  /** Nights without the past, and without what is lost unless that is to be looked at too. */
  usable({ withLost }: { readonly withLost: boolean }): readonly Interval[] {
    return withLost ? this.#usableWithLost : this.#usable;
  }

  /** Those that have to be planned when the sequence is, itself left out. */
  partnersOf({ id, request }: PlannableSequence): readonly PlannableSequence[] {
    const rule = request === null ? undefined : this.#requests.get(request);
    if (rule === undefined) return [];
    const members = (this.#members.get(request) ?? []).filter((member) => member.id !== id);
    if (rule.strategy === 'all-or-nothing' && rule.mandatory.length === 0) return members;
    const mandatory = new Set(rule.mandatory);
    return members.filter((member) => mandatory.has(member.id));
  }

  /** Rank that no merit makes up for, the highest lowest; fillers come last. */
  tierOf(sequence: PlannableSequence): number {
    if (sequence.filler) return Number.POSITIVE_INFINITY;
    const programme = this.#programmes.get(sequence.programme) ?? { class: 'C' as const };
    return tierOf(sequence, programme, this.problem.objective.ranking);
  }

  /**
   * Between each pair of neighbours in the plan, the time a sequence could occupy if the whole chain made room for it: from the
   * end of the one before, overhead included, to the last possible start of the one after.
   */
  rooms(sequence: PlannableSequence): readonly Interval[] {
    const { overhead } = this.problem;
    // Where overheads do not depend on the pair, sequences with the same one have the same rooms.
    const key = overhead.kind === 'constant' ? sequence.overheadSeconds : sequence.id;
    if (this.#rooms?.key !== key) this.#rooms = { key, rooms: this.#roomsOf(sequence) };
    return this.#rooms.rooms;
  }

  #roomsOf(sequence: PlannableSequence): readonly Interval[] {
    const rooms: Interval[] = [];
    const { overhead } = this.problem;
    for (let k = 0; k <= this.standings.length; k++) {
      const [before, after] = [this.standings[k - 1], this.standings[k]];
      const start = before
        ? before.earliest + before.sequence.durationSeconds + overheadBetween(before.sequence, sequence, overhead)
        : Number.NEGATIVE_INFINITY;
      const end = after ? after.latest - overheadBetween(sequence, after.sequence, overhead) : Number.POSITIVE_INFINITY;
      if (start < end) rooms.push({ start, end });
    }
    return rooms;
  }
}

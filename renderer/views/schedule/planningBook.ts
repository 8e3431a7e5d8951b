import { useEffect } from 'react';
import { create } from 'zustand';
import type { AltitudeCurve, PlanningSummary } from '../../../electron/ipc/contract/planning.ts';
import type { Night } from '../../../main-services/model/night.ts';
import type { Planning } from '../../../main-services/model/planning.ts';
import { client } from '../../ipc/client.ts';
import { planningSteps } from '../../night/planningSteps.ts';
import { useTopic, useTopicPart } from '../../state/topics.ts';

/** Browsing goes back this many plannings. */
const HISTORY_LIMIT = 200;
const NEXT_NIGHT_AFTER_MS = 1500;
/** Some 200 kB: those of a whole night in one answer would hold up everybody else in the observatory. */
const CURVES_AT_ONCE = 50;
const CURVES_AGAIN_AFTER_MS = 5000;

interface Book {
  /** Newest first. */
  readonly history: readonly PlanningSummary[];
  readonly plannings: Readonly<Record<number, Planning | null>>;
  readonly curves: Readonly<Record<number, AltitudeCurve['points']>>;
  /** The night the curves belong to. */
  readonly curvesNight: string | null;
  /** One question at a time, whoever looks: plannings follow each other faster than curves come. */
  readonly isAskingForCurves: boolean;
  /** The planning of the night after, as things stand; null until it was looked for. */
  readonly next: Planning | null;
  /** Nights other than the present one, by date. */
  readonly nights: Readonly<Record<string, Night>>;
  /** The planning looked at; null = the one in force. */
  readonly shownId: number | 'next' | null;
  /** The sequence pointed at with the pointer or the keyboard. */
  readonly pointedId: number | null;
  readonly fault: string | null;
}

const noCurves: Book['curves'] = {};

/** The plannings kept, those that were looked at, and what is looked at in this window. */
export const useBook = create<Book>(() => ({
  history: [],
  plannings: {},
  curves: noCurves,
  curvesNight: null,
  isAskingForCurves: false,
  next: null,
  nights: {},
  shownId: null,
  pointedId: null,
  fault: null,
}));

export const showPlanning = (shownId: number | 'next' | null) => useBook.setState({ shownId, pointedId: null });
export const pointAt = (pointedId: number | null) => useBook.setState({ pointedId });

/** The list of plannings, asked for again whenever a new one is in force. */
export function usePlanningHistory(): readonly PlanningSummary[] {
  const currentId = useTopicPart('planning', (planning) => planning?.id ?? null);
  useEffect(() => {
    let current = true;
    void client['planning.history']({ limit: currentId === null ? 1 : HISTORY_LIMIT }).then((answer) => {
      if (!current) return;
      useBook.setState(answer.ok ? { history: answer.value, fault: null } : { fault: answer.reason });
    });
    return () => {
      current = false;
    };
  }, [currentId]);
  return useBook((book) => book.history);
}

/** One planning by its number; the one in force comes from the live topic. */
export function usePlanning(id: number | null): Planning | null {
  const live = useTopic('planning');
  const kept = useBook((book) => (id === null ? undefined : book.plannings[id]));
  const isLive = id === null || live?.id === id;
  useEffect(() => {
    if (isLive || id === null || kept !== undefined) return;
    void client['planning.get']({ id }).then((answer) => {
      if (answer.ok) useBook.setState(({ plannings }) => ({ plannings: { ...plannings, [id]: answer.value } }));
      else useBook.setState({ fault: answer.reason });
    });
  }, [id, isLive, kept]);
  if (id === null) return null;
  return isLive ? live : (kept ?? null);
}

/** The planning of the night after, computed ahead: asked for again whenever tonight's changes. */
export function useNextNight(): Planning | null {
  const currentId = useTopicPart('planning', (planning) => planning?.id ?? null);
  useEffect(() => {
    if (currentId === null) return;
    let current = true;
    // Tonight's planning is improved for a second first; the next night is in no hurry once one is shown.
    const timer = setTimeout(
      () => {
        void client['planning.next'](undefined).then((answer) => {
          if (current && answer.ok) useBook.setState({ next: answer.value });
        });
      },
      useBook.getState().next === null ? 0 : NEXT_NIGHT_AFTER_MS,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [currentId]);
  return useBook((book) => book.next);
}

/** The planning looked at, the one made before it, and whether it is the one in force. */
export function useShown(): {
  readonly shown: Planning | null;
  readonly before: Planning | null;
  readonly live: boolean;
} {
  const liveId = useTopicPart('planning', (planning) => planning?.id ?? null);
  const chosen = useBook((book) => book.shownId);
  const history = useBook((book) => book.history);
  const next = useBook((book) => book.next);
  const shownId = chosen === 'next' ? null : (chosen ?? liveId);
  const { earlier } = planningSteps(history, shownId);
  const kept = usePlanning(shownId);
  const before = usePlanning(earlier?.id ?? null);
  if (chosen === 'next') return { shown: next, before: null, live: false };
  return { shown: kept, before, live: shownId === liveId };
}

/** A night by its date; the present one comes from the live topic. */
export function useNightOf(date: string | null): Night | null {
  const present = useTopic('night');
  const kept = useBook((book) => (date === null ? undefined : book.nights[date]));
  const isPresent = date === null || present?.date === date;
  useEffect(() => {
    if (isPresent || date === null || kept !== undefined) return;
    void client['planning.night']({ date }).then((answer) => {
      if (answer.ok) useBook.setState(({ nights }) => ({ nights: { ...nights, [date]: answer.value } }));
      else useBook.setState({ fault: answer.reason });
    });
  }, [date, isPresent, kept]);
  return isPresent ? present : (kept ?? null);
}

/** Altitude curves of the sequences of a planning; asked for once per sequence and night, some after the others. */
export function useCurves(planning: Planning | null): Book['curves'] {
  const curves = useBook((book) => (book.curvesNight === planning?.nightDate ? book.curves : noCurves));
  const isAsking = useBook((book) => book.isAskingForCurves);
  useEffect(() => {
    const missing = (planning?.planned ?? []).map((one) => one.sequenceId).filter((id) => !(id in curves));
    // Another panel may have asked in this very turn.
    if (!planning || missing.length === 0 || isAsking || useBook.getState().isAskingForCurves) return;
    const sequenceIds = missing.slice(0, CURVES_AT_ONCE);
    useBook.setState({ isAskingForCurves: true });
    void client['planning.altitudes']({ sequenceIds, nightDate: planning.nightDate }).then((answer) => {
      if (!answer.ok) {
        useBook.setState({ fault: answer.reason });
        setTimeout(() => useBook.setState({ isAskingForCurves: false }), CURVES_AGAIN_AFTER_MS);
        return;
      }
      // A sequence without a curve is noted as such, so that it is not asked for again.
      const added = Object.fromEntries([
        ...sequenceIds.map((id) => [id, []] as const),
        ...answer.value.map((curve) => [curve.sequenceId, curve.points] as const),
      ]);
      useBook.setState((book) => ({
        isAskingForCurves: false,
        curvesNight: planning.nightDate,
        curves: { ...(book.curvesNight === planning.nightDate ? book.curves : noCurves), ...added },
      }));
    });
  }, [planning, curves, isAsking]);
  return curves;
}

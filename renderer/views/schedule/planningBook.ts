import { useEffect } from 'react';
import { create } from 'zustand';
import type { AltitudeCurve, PlanningSummary } from '../../../electron/ipc/contract/planning.ts';
import type { Planning } from '../../../main-services/model/planning.ts';
import { client } from '../../ipc/client.ts';
import { useTopic, useTopicPart } from '../../state/topics.ts';

/** Browsing goes back this many plannings. */
const HISTORY_LIMIT = 200;

interface Book {
  /** Newest first. */
  readonly history: readonly PlanningSummary[];
  readonly plannings: Readonly<Record<number, Planning | null>>;
  readonly curves: Readonly<Record<number, AltitudeCurve['points']>>;
  /** The night the curves belong to. */
  readonly curvesNight: string | null;
  /** The planning looked at; null = the one in force. */
  readonly shownId: number | null;
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
  shownId: null,
  pointedId: null,
  fault: null,
}));

export const showPlanning = (shownId: number | null) => useBook.setState({ shownId, pointedId: null });
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

/** The planning looked at, and the one made before it. */
export function useShown(): {
  readonly shown: Planning | null;
  readonly before: Planning | null;
  readonly live: boolean;
} {
  const liveId = useTopicPart('planning', (planning) => planning?.id ?? null);
  const shownId = useBook((book) => book.shownId) ?? liveId;
  const beforeId = useBook((book) => book.history.find((one) => shownId !== null && one.id < shownId)?.id ?? null);
  return { shown: usePlanning(shownId), before: usePlanning(beforeId), live: shownId === liveId };
}

/** Altitude curves of the sequences of a planning; asked for once per sequence and night. */
export function useCurves(planning: Planning | null): Book['curves'] {
  const curves = useBook((book) => (book.curvesNight === planning?.nightDate ? book.curves : noCurves));
  useEffect(() => {
    const missing = (planning?.planned ?? []).map((one) => one.sequenceId).filter((id) => !(id in curves));
    if (!planning || missing.length === 0) return;
    void client['planning.altitudes']({ sequenceIds: missing.slice(0, 500) }).then((answer) => {
      if (!answer.ok) {
        useBook.setState({ fault: answer.reason });
        return;
      }
      // A sequence without a curve is noted as such, so that it is not asked for again.
      const added = Object.fromEntries([
        ...missing.map((id) => [id, []] as const),
        ...answer.value.map((curve) => [curve.sequenceId, curve.points] as const),
      ]);
      useBook.setState({ curvesNight: planning.nightDate, curves: { ...curves, ...added } });
    });
  }, [planning, curves]);
  return curves;
}

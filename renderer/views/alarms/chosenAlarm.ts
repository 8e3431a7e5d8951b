import { create } from 'zustand';
import type { AlarmView } from '../../../main-services/model/operations.ts';
import { inOrderOfWeight, unacknowledged } from '../../frame/alarmOrder.ts';
import { useTopic } from '../../state/topics.ts';

interface Chosen {
  /** Null: nothing chosen by hand, the worst is meant. */
  readonly key: string | null;
  choose(key: string): void;
}

export const useChosenAlarm = create<Chosen>((set) => ({ key: null, choose: (key) => set({ key }) }));

const NONE: readonly AlarmView[] = [];

/** Unacknowledged first, then those that stand, then those that are over. */
export function useOrderedAlarms(): readonly AlarmView[] {
  const alarms = useTopic('alarms') ?? NONE;
  const waiting = unacknowledged(alarms);
  const rest = inOrderOfWeight(alarms.filter((alarm) => alarm.acknowledgedBy !== null)).toSorted(
    (a, b) => Number(a.clearedAt !== null) - Number(b.clearedAt !== null),
  );
  return [...waiting, ...rest];
}

/** The alarm whose meaning is shown: the chosen one, or the worst. */
export function useShownAlarm(): AlarmView | null {
  const ordered = useOrderedAlarms();
  const key = useChosenAlarm((chosen) => chosen.key);
  return ordered.find((alarm) => alarm.key === key) ?? ordered[0] ?? null;
}

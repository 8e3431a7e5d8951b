import { useMemo } from 'react';
import { create } from 'zustand';
import type { AlarmView } from '../../../main-services/model/alarm.ts';
import { useTopic } from '../../state/topics.ts';
import { type AlarmFilter, EVERYTHING, fits, inOrder } from './alarmFilter.ts';

interface Chosen {
  /** Null: nothing chosen by hand, the first is meant. */
  readonly key: string | null;
  /** Marked for doing something with several. */
  readonly marked: ReadonlySet<string>;
  readonly filter: AlarmFilter;
  /** The form for shelving is open. */
  readonly shelving: boolean;
  choose(key: string): void;
  toggleMark(key: string): void;
  mark(keys: readonly string[]): void;
  setFilter(part: Partial<AlarmFilter>): void;
  setShelving(shelving: boolean): void;
}

export const useChosenAlarm = create<Chosen>((set) => ({
  key: null,
  marked: new Set(),
  filter: EVERYTHING,
  shelving: false,
  choose: (key) => set({ key, shelving: false }),
  toggleMark: (key) =>
    set(({ marked }) => {
      const next = new Set(marked);
      if (!next.delete(key)) next.add(key);
      return { marked: next };
    }),
  mark: (keys) => set({ marked: new Set(keys) }),
  setFilter: (part) => set(({ filter }) => ({ filter: { ...filter, ...part } })),
  setShelving: (shelving) => set({ shelving }),
}));

const NONE: readonly AlarmView[] = [];

/** What the filter shows, in order. */
export function useShownAlarms(): readonly AlarmView[] {
  const alarms = useTopic('alarms') ?? NONE;
  const filter = useChosenAlarm((chosen) => chosen.filter);
  return useMemo(() => inOrder(alarms.filter((alarm) => fits(alarm, filter))), [alarms, filter]);
}

/** The alarm whose meaning is shown: the chosen one, or the first in sight. */
export function useShownAlarm(): AlarmView | null {
  const shown = useShownAlarms();
  const alarms = useTopic('alarms') ?? NONE;
  const key = useChosenAlarm((chosen) => chosen.key);
  return alarms.find((alarm) => alarm.key === key) ?? shown[0] ?? null;
}

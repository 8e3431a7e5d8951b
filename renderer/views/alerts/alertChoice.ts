import { create } from 'zustand';
import type { Alert } from '../../../main-services/model/alert.ts';
import { useTopic } from '../../state/topics.ts';

interface Choice {
  /** Null: the newest burst, whichever that is. */
  readonly alertId: number | null;
}

const useChoice = create<Choice>(() => ({ alertId: null }));

export const chooseAlert = (alertId: number | null) => useChoice.setState({ alertId });

/** All bursts, newest first. */
export function useBursts(): readonly Alert[] {
  const alerts = useTopic('alerts') ?? [];
  return [...alerts].sort((a, b) => b.createdAt - a.createdAt);
}

/** The burst looked at in this window; the newest unless another was chosen. */
export function useChosenAlert(): Alert | null {
  const bursts = useBursts();
  const alertId = useChoice((choice) => choice.alertId);
  return bursts.find((one) => one.id === alertId) ?? bursts[0] ?? null;
}

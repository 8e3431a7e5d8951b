import { useNow, useServicesLost, useStaleAfterMs } from '../state/clock.ts';
import { isStale } from './staleness.ts';

/** True when a read-back is missing or too old, or the services are not heard at all. */
export function useIsStale(at: number | null | undefined): boolean {
  const now = useNow();
  const staleAfterMs = useStaleAfterMs();
  return useServicesLost() || isStale(at, now, staleAfterMs);
}

import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import type { NightFacts } from './nightReport.ts';

const NOTHING: NightFacts['log'] = { closures: [], lost: [] };

/** What the night log draws from: the night of the planning in force, before the first one the night that comes. */
export function useNightFacts(): NightFacts {
  const night = useTopic('night');
  const log = useTopic('nightlog') ?? NOTHING;
  const planning = useTopic('planning');
  const now = useNow();
  const date = planning?.nightDate ?? night?.date ?? null;
  return { date, night: night?.date === date ? night : null, log, planned: planning?.planned ?? [], now };
}

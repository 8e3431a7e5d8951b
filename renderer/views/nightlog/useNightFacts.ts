import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import type { NightFacts } from './nightReport.ts';

const NOTHING: NightFacts['log'] = { closures: [], lost: [] };

/** What the night log draws from, of the night that is. */
export function useNightFacts(): NightFacts {
  const night = useTopic('night');
  const log = useTopic('nightlog') ?? NOTHING;
  const planning = useTopic('planning');
  const now = useNow();
  const tonight = planning && night && planning.nightDate === night.date;
  return { night, log, planned: tonight ? planning.planned : [], now };
}

import type { Planning } from '../../../main-services/model/planning.ts';
import { useTopic } from '../../state/topics.ts';

/** The planning in force if it is for the night that is or comes; yesterday's targets have no place on the map. */
export function useTonightPlanning(): Planning | null {
  const night = useTopic('night');
  const planning = useTopic('planning');
  return planning && night && planning.nightDate === night.date ? planning : null;
}

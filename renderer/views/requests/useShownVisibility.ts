import { useEffect, useState } from 'react';
import type { TimeWindow } from '../../../main-services/model/request.ts';
import { client } from '../../ipc/client.ts';
import { useTopic } from '../../state/topics.ts';
import { type ShownVisibility, useRequestsState, useSelection } from './requestsState.ts';

interface Shown extends Omit<ShownVisibility, 'visibility'> {
  /** Null until it is computed. */
  readonly visibility: ShownVisibility['visibility'] | null;
  readonly fault: string | null;
  /** The place the planning gave it. */
  readonly planned: TimeWindow | null;
}

/** The visibility of the target that is being typed, otherwise of the chosen sequence; null when there is neither. */
export function useShownVisibility(): Shown | null {
  const typed = useRequestsState((state) => state.typed);
  const { request, sequence } = useSelection();
  const planned = useTopic('planning')?.planned.find((one) => one.sequenceId === sequence?.id) ?? null;
  const [visibility, setVisibility] = useState<ShownVisibility['visibility'] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const sequenceId = sequence?.id;
  const nightDate = request?.nightDate;
  useEffect(() => {
    setVisibility(null);
    setFault(null);
    if (sequenceId === undefined || nightDate === undefined) return;
    let current = true;
    void client['requests.visibility']({ sequenceId, nightDate }).then((answer) => {
      if (!current) return;
      if (answer.ok) setVisibility(answer.value);
      else setFault(answer.reason);
    });
    return () => {
      current = false;
    };
  }, [sequenceId, nightDate]);
  if (typed) return { ...typed, fault: null, planned: null };
  if (!request || !sequence) return null;
  const { name, maximumAirmass } = sequence;
  return { name, nightDate: request.nightDate, maximumAirmass, visibility, fault, planned };
}

import { useEffect, useState } from 'react';
import type { MissionNotices } from '../../../electron/ipc/contract/alerts.ts';
import { client } from '../../ipc/client.ts';

/** Missions whose notices are known here, by name. */
export function useMissions(): readonly MissionNotices[] {
  const [missions, setMissions] = useState<readonly MissionNotices[]>([]);
  useEffect(() => {
    let current = true;
    void client['alerts.missions'](undefined).then((answer) => {
      if (current && answer.ok) setMissions(answer.value.toSorted((a, b) => (a.mission < b.mission ? -1 : 1)));
    });
    return () => {
      current = false;
    };
  }, []);
  return missions;
}

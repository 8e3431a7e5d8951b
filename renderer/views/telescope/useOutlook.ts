import type { AskedPlace, TargetOutlook } from '../../../main-services/model/targetOutlook.ts';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { client } from '../../ipc/client.ts';
import { usePolled } from '../../ipc/usePolled.ts';

/** The sky turns 15″ in it. */
const PERIOD_MS = 1000;

/** What the interlocks would say to a place, and where tracking it leads; null = where the telescope points. Asked only in sight. */
export function useOutlook(
  place: AskedPlace | null,
  wanted = true,
): { readonly outlook: TargetOutlook | null; readonly fault: string | null } {
  const visible = usePanelVisible();
  const key = JSON.stringify(place);
  const { value, fault } = usePolled(
    async () => {
      const answer = await client['interlocks.forTarget']({ place });
      return answer.ok ? { ok: true as const, value: { key, outlook: answer.value } } : answer;
    },
    PERIOD_MS,
    visible && wanted,
    key,
  );
  // An answer about the place before says nothing of this one.
  return { outlook: wanted && value?.key === key ? value.outlook : null, fault };
}

import type { HistoryInstant } from '../../../main-services/model/environmentHistory.ts';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { client } from '../../ipc/client.ts';
import { usePolled } from '../../ipc/usePolled.ts';

/** The past does not change; asked again only in case the database had failed. */
const PERIOD_MS = 30_000;

interface Past {
  /** Undefined while it is being read; null when nothing near the instant is known. */
  readonly rows: HistoryInstant | null | undefined;
  readonly fault: string | null;
}

/** Both synthesis rows and the rules as they were at an instant of the past. */
export function usePastEnvironment(instant: number | null): Past {
  const visible = usePanelVisible();
  const { value, fault } = usePolled<{ readonly of: number; readonly rows: HistoryInstant | null }>(
    async () => {
      const at = instant ?? 0;
      const answer = await client['environment.at']({ at });
      return answer.ok ? { ok: true, value: { of: at, rows: answer.value } } : answer;
    },
    PERIOD_MS,
    visible && instant !== null,
    instant ?? 'now',
  );
  return { rows: value?.of === instant ? value?.rows : undefined, fault };
}

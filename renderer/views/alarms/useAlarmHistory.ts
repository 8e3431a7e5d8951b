import { useEffect, useRef, useState } from 'react';
import type { AlarmHistoryFilter, AlarmTransition } from '../../../main-services/model/alarm.ts';
import { client } from '../../ipc/client.ts';
import { useTopic } from '../../state/topics.ts';

const PAGE_LINES = 200;
/** Changes that come together are read together. */
const TOGETHER_MS = 400;

/** The alarms' history as it is asked for: kept up to date while alarms change, older lines on demand. */
export function useAlarmHistory(question: Omit<AlarmHistoryFilter, 'limit' | 'before'>, active: boolean) {
  const alarms = useTopic('alarms');
  const [lines, setLines] = useState<readonly AlarmTransition[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [ended, setEnded] = useState(false);
  const asking = useRef(false);
  const asked = JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the question; every change of an alarm is a new line
  useEffect(() => {
    if (!active) return;
    let gone = false;
    const timer = setTimeout(async () => {
      const answer = await client['alarms.history']({ ...question, limit: PAGE_LINES });
      if (gone) return;
      setFault(answer.ok ? null : answer.reason);
      if (!answer.ok) return;
      setEnded(answer.value.length < PAGE_LINES);
      setLines(answer.value);
    }, TOGETHER_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asked, alarms, active]);
  const older = async () => {
    const last = lines?.at(-1);
    if (!last || ended || asking.current) return;
    asking.current = true;
    const answer = await client['alarms.history']({ ...question, before: last.id, limit: PAGE_LINES });
    asking.current = false;
    setFault(answer.ok ? null : answer.reason);
    if (!answer.ok) return;
    setEnded(answer.value.length < PAGE_LINES);
    setLines((known) => [...(known ?? []), ...answer.value]);
  };
  return { lines, fault, older: () => void older() };
}

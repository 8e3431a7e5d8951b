import { useEffect, useMemo, useRef, useState } from 'react';
import type { LogLine } from '../../../main-services/model/log.ts';
import { client } from '../../ipc/client.ts';
import { useFeed } from '../../state/topics.ts';
import { fitsFilter, type LogFilter } from './logFilter.ts';

const PAGE_LINES = 200;

interface Held {
  readonly lines: readonly LogLine[];
  /** The newest line when it was stopped: everything newer counts as waiting. */
  readonly newestId: number;
}

/** The log as it comes, or standing still with older lines added behind it. */
export function useLogLines(filter: LogFilter) {
  const feed = useFeed('log');
  const live = useMemo(() => feed.filter((line) => fitsFilter(line, filter)), [feed, filter]);
  const [held, setHeld] = useState<Held | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [ended, setEnded] = useState(false);
  const asking = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter starts over
  useEffect(() => {
    setHeld(null);
    setEnded(false);
    setFault(null);
  }, [filter]);

  const ask = async (range: { before?: number; until?: number }, keep: readonly LogLine[]) => {
    if (asking.current) return;
    asking.current = true;
    const newestId = held?.newestId ?? feed[0]?.id ?? 0;
    const answer = await client['log.query']({
      level: filter.level,
      ...(filter.agent ? { agent: filter.agent } : {}),
      ...(filter.text ? { text: filter.text } : {}),
      ...range,
      limit: PAGE_LINES,
    });
    asking.current = false;
    if (!answer.ok) {
      setFault(answer.reason);
      return;
    }
    setFault(null);
    setEnded(answer.value.length < PAGE_LINES);
    const known = new Set(keep.map((line) => line.id));
    setHeld({ lines: [...keep, ...answer.value.filter((line) => !known.has(line.id))], newestId });
  };

  return {
    lines: held?.lines ?? live,
    following: held === null,
    waiting: held ? live.filter((line) => line.id > held.newestId).length : 0,
    fault,
    pause: () => setHeld((old) => old ?? { lines: live, newestId: feed[0]?.id ?? 0 }),
    follow: () => {
      setHeld(null);
      setEnded(false);
    },
    older: () => {
      if (ended) return;
      const shown = held?.lines ?? live;
      // The feed holds more than the filter lets through: what is behind it begins after its last line.
      const before = held ? shown.at(-1)?.id : feed.at(-1)?.id;
      void ask(before === undefined ? {} : { before }, shown);
    },
    jump: (at: number) => void ask({ until: at }, []),
  };
}

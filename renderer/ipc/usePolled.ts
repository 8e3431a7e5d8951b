import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../electron/ipc/contract/answer.ts';

/** Asks again and again while `active`: the last good value stays until the next; a refusal is told beside it. */
export function usePolled<V>(
  ask: () => Promise<Answer<V>>,
  periodMs: number,
  active: boolean,
  key: string | number,
): { readonly value: V | null; readonly fault: string | null } {
  const [state, setState] = useState<{ value: V | null; fault: string | null }>({ value: null, fault: null });
  const latest = useRef(ask);
  latest.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key means a new question, asked at once
  useEffect(() => {
    if (!active) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async () => {
      const answer = await latest.current();
      if (gone) return;
      setState((old) => (answer.ok ? { value: answer.value, fault: null } : { ...old, fault: answer.reason }));
      timer = setTimeout(() => void turn(), periodMs);
    };
    void turn();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [active, periodMs, key]);
  return state;
}

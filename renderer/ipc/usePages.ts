import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../electron/ipc/contract/answer.ts';
import { joinPages } from './joinPages.ts';

interface Pages<R> {
  /** Newest first; null before the first answer. */
  readonly rows: readonly R[] | null;
  readonly fault: string | null;
  /** Reads what lies behind the last row, if there is anything. */
  readonly older: () => void;
}

/** Waits for a pause in typing before it asks. */
const TYPING_MS = 250;

/**
 * Records of the database, newest first: the newest page again and again while `active`, older pages on demand. Another `key` is
 * another question and starts over.
 */
export function usePages<R extends { readonly id: number }>(
  ask: (before: number | undefined) => Promise<Answer<readonly R[]>>,
  pageLength: number,
  periodMs: number,
  active: boolean,
  key: string,
): Pages<R> {
  const [rows, setRows] = useState<readonly R[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const ended = useRef(false);
  const asking = useRef(false);
  const latest = useRef(ask);
  latest.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key is a new question
  useEffect(() => {
    setRows(null);
    ended.current = false;
  }, [key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key is asked at once
  useEffect(() => {
    if (!active) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async () => {
      const answer = await latest.current(undefined);
      if (gone) return;
      setFault(answer.ok ? null : answer.reason);
      if (answer.ok) {
        if (answer.value.length < pageLength) ended.current = true;
        setRows((known) => joinPages(answer.value, known ?? [], pageLength));
      }
      timer = setTimeout(() => void turn(), periodMs);
    };
    timer = setTimeout(() => void turn(), TYPING_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [active, periodMs, pageLength, key]);
  const older = async () => {
    const last = rows?.at(-1);
    if (!last || ended.current || asking.current) return;
    asking.current = true;
    const asked = key;
    const answer = await latest.current(last.id);
    asking.current = false;
    setFault(answer.ok ? null : answer.reason);
    if (!answer.ok || asked !== key) return;
    ended.current = answer.value.length < pageLength;
    setRows((known) => [...(known ?? []), ...answer.value.filter(({ id }) => id < last.id)]);
  };
  return { rows, fault, older: () => void older() };
}

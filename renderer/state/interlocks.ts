import { useEffect } from 'react';
import { create } from 'zustand';
import { client } from '../ipc/client.ts';

/** Asked once a second while anything that shows them can be seen. */
const PERIOD_MS = 1000;

interface Interlocks {
  /** Reasons by call, empty = allowed; null until the first answer. */
  readonly reasons: Readonly<Record<string, readonly string[]>> | null;
  /** Why they cannot be asked; null when they can. */
  readonly fault: string | null;
}

const useStore = create<Interlocks>(() => ({ reasons: null, fault: null }));
let watchers = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

async function ask(): Promise<void> {
  const answer = await client['interlocks.current'](undefined);
  if (answer.ok) useStore.setState({ reasons: answer.value, fault: null });
  else useStore.setState({ fault: answer.reason });
  if (watchers > 0) timer = setTimeout(() => void ask(), PERIOD_MS);
}

/** Why each manual movement would be refused right now; polled while `watching`. */
export function useInterlocks(watching: boolean): Interlocks {
  useEffect(() => {
    if (!watching) return;
    watchers += 1;
    if (watchers === 1) void ask();
    return () => {
      watchers -= 1;
      if (watchers === 0) clearTimeout(timer);
    };
  }, [watching]);
  return useStore();
}

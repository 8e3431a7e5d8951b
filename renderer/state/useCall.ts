import { useCallback, useRef, useState } from 'react';
import type { Answer } from '../../electron/ipc/contract/answer.ts';
import type { CallName, InputOf, OutputOf } from '../../electron/ipc/contract/index.ts';
import { client } from '../ipc/client.ts';

interface Calling<K extends CallName> {
  readonly pending: boolean;
  /** The last answer; null before the first. */
  readonly answer: Answer<OutputOf<K>> | null;
  /** Sends it and resolves with the answer, which `answer` holds as well. */
  readonly send: (input: InputOf<K>) => Promise<Answer<OutputOf<K>>>;
  readonly forget: () => void;
}

/** One call with its last answer, for buttons that say what came of them. Nothing is shown before it is true. */
export function useCall<K extends CallName>(name: K): Calling<K> {
  const [pending, setPending] = useState(false);
  const [answer, setAnswer] = useState<Answer<OutputOf<K>> | null>(null);
  const latest = useRef(0);
  const send = useCallback(
    async (input: InputOf<K>) => {
      latest.current += 1;
      const mine = latest.current;
      setPending(true);
      const call = client[name] as (input: InputOf<K>) => Promise<Answer<OutputOf<K>>>;
      const result = await call(input);
      if (mine === latest.current) {
        setAnswer(result);
        setPending(false);
      }
      return result;
    },
    [name],
  );
  const forget = useCallback(() => setAnswer(null), []);
  return { pending, answer, send, forget };
}

import { useEffect, useState } from 'react';
import type { Answer } from '../../../electron/ipc/contract/answer.ts';
import type { Visibility } from '../../../electron/ipc/contract/visibility.ts';
import { client } from '../../ipc/client.ts';
import { showTyped } from './requestsState.ts';
import type { TypedVisibility } from './typedVisibility.ts';

/** Fast typists pause less between two keys. */
const ASK_AFTER_MS = 400;

/**
 * When the target that is being typed can be observed, or what is wrong with it; null until the services have said. What they say is
 * drawn beside the form.
 */
export function useTypedVisibility(wanted: TypedVisibility | null): Answer<Visibility> | null {
  const [held, setHeld] = useState<{ readonly key: string; readonly answer: Answer<Visibility> } | null>(null);
  const key = JSON.stringify(wanted);
  useEffect(() => {
    const asked = JSON.parse(key) as TypedVisibility | null;
    if (asked === null) {
      showTyped(null);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await client['requests.visibility'](asked.question);
      if (!current) return;
      setHeld({ key, answer });
      showTyped(answer.ok ? { ...asked, visibility: answer.value } : null);
    }, ASK_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key]);
  useEffect(() => () => showTyped(null), []);
  // An answer about what was typed before says nothing of this.
  return held?.key === key ? held.answer : null;
}

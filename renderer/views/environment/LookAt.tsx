import { type FormEvent, useState } from 'react';
import { Field, FieldReason } from '../../components/Field.tsx';
import { readInstant } from '../../format/readInstant.ts';
import { useNow } from '../../state/clock.ts';
import { useEnvironmentTime } from './environmentTime.ts';
import { lookingAt } from './timeWindow.ts';

/** An instant typed by name: Enter goes there. */
export function LookAt() {
  const turn = useEnvironmentTime((time) => time.turn);
  const now = useNow();
  const [typed, setTyped] = useState('');
  const read = readInstant(typed, now);
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (!read.ok) return;
    turn((old, at) => lookingAt(old, read.value, at));
    setTyped('');
  };
  return (
    <form className="go-to" onSubmit={go}>
      <Field label="Look at" value={typed} onChange={setTyped} typed={read} placeholder="04:12 UTC" align="left" />
      <FieldReason value={typed} typed={read} />
    </form>
  );
}

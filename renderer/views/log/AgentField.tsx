import { useId } from 'react';
import { useFeed, useTopic } from '../../state/topics.ts';

interface Props {
  readonly value: string;
  readonly onChange: (agent: string) => void;
}

/** One agent or all: those that run and those that said something. */
export function AgentField({ value, onChange }: Props) {
  const id = useId();
  const agents = useTopic('agents') ?? [];
  const lines = useFeed('log');
  const names = [...new Set([...agents.map((one) => one.name), ...lines.map((line) => line.agent)])].sort();
  return (
    <div className="field">
      <label htmlFor={id}>Agent</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">all</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

import { useEffect, useId, useState } from 'react';
import type { ScientificProgramme } from '../../../main-services/model/request.ts';
import { client } from '../../ipc/client.ts';

interface Props {
  readonly value: string;
  readonly onChange: (programme: string) => void;
}

/** The scientific programme, out of those there are. */
export function ProgrammeField({ value, onChange }: Props) {
  const id = useId();
  const [programmes, setProgrammes] = useState<readonly ScientificProgramme[]>([]);
  useEffect(() => {
    let current = true;
    void client['requests.programmes'](undefined).then((answer) => {
      if (current && answer.ok) setProgrammes(answer.value);
    });
    return () => {
      current = false;
    };
  }, []);
  return (
    <div className="field">
      <label htmlFor={id}>Programme</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{programmes.length === 0 ? 'none known' : 'choose one'}</option>
        {programmes.map((one) => (
          <option key={one.id} value={one.name}>
            {one.name}, priority {one.priority}
          </option>
        ))}
      </select>
    </div>
  );
}

import { useEffect, useState } from 'react';
import { Field } from '../../components/Field.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { useCall } from '../../state/useCall.ts';

interface Props {
  readonly value: string;
  readonly onChange: (path: string) => void;
}

/** A serial port: one of those the computer has, or typed, for one that is not plugged in now. */
export function SerialPortField({ value, onChange }: Props) {
  const { send, answer, pending } = useCall('equipment.serialPorts');
  const [looked, setLooked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked again when asked to
  useEffect(() => {
    void send(undefined);
  }, [looked]);
  const ports = answer?.ok ? answer.value : [];
  return (
    <div className="col">
      <Field label="Serial port" align="left" value={value} onChange={onChange} placeholder="/dev/ttyUSB0" />
      <div className="row tight ports">
        {ports.map((port) => (
          <button
            key={port}
            type="button"
            className="btn sm"
            aria-pressed={port === value}
            onClick={() => onChange(port)}
          >
            {port}
          </button>
        ))}
        {answer?.ok && ports.length === 0 ? <span className="t3">This computer has no serial port.</span> : null}
        <button type="button" className="btn sm quiet" onClick={() => setLooked(looked + 1)}>
          Look again
        </button>
      </div>
      <ResultLine answer={answer} pending={pending} />
    </div>
  );
}

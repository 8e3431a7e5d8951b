import type { SensorReading } from '../../../main-services/model/environment.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { age } from '../../format/duration.ts';
import { measured } from '../../format/number.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { cellText, sensorMatrix } from './sensorMatrix.ts';

/** Who measures what, who is believed, and what came out of it. */
export function SensorsPanel() {
  const environment = useTopic('environment');
  if (!environment || environment.readings.length === 0)
    return (
      <Panel note="nothing read yet">
        <EmptyState title="What each sensor says will be here, beside what the fusion made of it.">
          Readings come with every reply of the PLC.
        </EmptyState>
      </Panel>
    );
  const { sensors, rows } = sensorMatrix(environment);
  const suspects = environment.suspects.map((suspect) => `${suspect.sensor} suspected: ${suspect.evidence}`).join('; ');
  return (
    <Panel note={suspects || 'no sensor is suspected'} scroll>
      <table className="sensors">
        <thead>
          <tr>
            <th>Measured</th>
            {sensors.map((sensor) => (
              <th key={sensor} className="r">
                {sensor}
              </th>
            ))}
            <th className="r">Fused</th>
            <th>How</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.quantity}>
              <td className="t2">
                {row.label} <span className="u">{row.unit}</span>
              </td>
              {row.cells.map((reading, index) => (
                <Cell key={sensors[index]} reading={reading} />
              ))}
              <td className={`r b ${row.fused === null ? 'stale' : ''}`}>
                {row.fused === undefined ? <span className="t3">·</span> : measured(row.fused, row.unit)}
              </td>
              <td className="t2">{row.how}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Cell({ reading }: { readonly reading: SensorReading | null }) {
  const now = useNow();
  if (!reading) return <td className="r t3">·</td>;
  if (reading.standing === 'stale' || reading.value === null)
    return (
      <td className="r hatched" title="stale, not counted">
        -- <span className="lab stale">{age(reading.at, now)}</span>
      </td>
    );
  if (reading.standing === 'suspect')
    return (
      <td className="r suspected" title="contradicts itself or the others, not counted">
        <b className="attention">
          <span className="only-wide">suspect </span>?
        </b>{' '}
        <s>{cellText(reading)}</s>
      </td>
    );
  if (reading.standing === 'invalid')
    return (
      <td className="r t3" title="flagged invalid by the PLC, not counted">
        invalid <s>{cellText(reading)}</s>
      </td>
    );
  return <td className="r">{cellText(reading)}</td>;
}

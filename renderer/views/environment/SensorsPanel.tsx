import type { SensorReading } from '../../../main-services/model/environment.ts';
import { Age } from '../../components/Age.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { age } from '../../format/duration.ts';
import { measured } from '../../format/number.ts';
import { useNow, useStaleAfterMs } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { useInstant } from './environmentTime.ts';
import { cellText, quantityWords, sensorMatrix } from './sensorMatrix.ts';

/** Who measures what, who is believed, and what came out of it. */
export function SensorsPanel() {
  const environment = useTopic('environment');
  const past = useInstant() !== null;
  if (!environment || environment.readings.length === 0)
    return (
      <Panel note="nothing read yet">
        <EmptyState title="What each sensor says will be here, beside what the fusion made of it.">
          Readings come with every reply of the PLC, and of a weather station beside it where one is fitted.
        </EmptyState>
      </Panel>
    );
  const { sensors, rows } = sensorMatrix(environment);
  const { suspects } = environment;
  const count = suspects.length === 1 ? '1 sensor is suspected' : `${suspects.length} sensors are suspected`;
  return (
    <Panel
      note={`${past ? 'of now, not of the past: ' : ''}${suspects.length === 0 ? 'no sensor is suspected' : count}`}
      scroll
    >
      {suspects.map(({ sensor, quantity, evidence }) => (
        <div key={`${sensor} ${quantity}`} className="suspect-line">
          <Icon name="warning" size={12} className="attention" />
          <span>
            <b>{sensor}</b>, {quantityWords(quantity)}: {evidence}. <span className="t2">It does not count.</span>
          </span>
        </div>
      ))}
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
              <td className="t2 el how" title={row.how}>
                {row.how}
              </td>
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
        <b className="attention">?</b> <s>{cellText(reading)}</s> <AgeLabel at={reading.at} />
      </td>
    );
  if (reading.standing === 'invalid')
    return (
      <td className="r t3" title="flagged invalid, not counted">
        invalid <s>{cellText(reading)}</s> <AgeLabel at={reading.at} />
      </td>
    );
  return (
    <td className="r">
      {cellText(reading)} <AgeLabel at={reading.at} />
    </td>
  );
}

function AgeLabel({ at }: { readonly at: number }) {
  return (
    <span className="lab reading-age">
      <Age at={at} staleAfterMs={useStaleAfterMs()} />
    </span>
  );
}

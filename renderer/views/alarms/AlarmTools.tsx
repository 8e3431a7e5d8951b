import { Field } from '../../components/Field.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { useTopic } from '../../state/topics.ts';
import { type AlarmFilter, byArea, EVERYTHING } from './alarmFilter.ts';
import { useChosenAlarm } from './chosenAlarm.ts';

const SEVERITIES = [
  { value: 'WARNING', text: 'All' },
  { value: 'SERIOUS', text: 'Serious' },
  { value: 'CRITICAL', text: 'Critical' },
] as const satisfies readonly { value: AlarmFilter['severity']; text: string }[];
const STANDINGS = [
  { value: 'all', text: 'All' },
  { value: 'waiting', text: 'To acknowledge' },
  { value: 'standing', text: 'Standing' },
  { value: 'over', text: 'Over' },
  { value: 'shelved', text: 'Shelved' },
] as const satisfies readonly { value: AlarmFilter['standing']; text: string }[];

/** Which alarms are shown: by severity, state, area and words; in a flood also its summary. */
export function AlarmTools() {
  const alarms = useTopic('alarms') ?? [];
  const flood = useTopic('annunciation')?.flood ?? null;
  const { filter, setFilter } = useChosenAlarm();
  const areas = byArea(alarms, filter);
  const critical = alarms.filter((alarm) => alarm.severity === 'CRITICAL').length;
  const filtered = JSON.stringify(filter) !== JSON.stringify(EVERYTHING);
  return (
    <>
      {flood ? (
        <div className="alarm-flood" role="status">
          <b>Flood: {flood.alarms} new alarms.</b> Only critical ones are heard one by one ({critical} now); every alarm
          is in the list. Begin with the areas below.
        </div>
      ) : null}
      <div className="alarm-tools">
        <SegmentedControl
          label="Least severity"
          options={SEVERITIES}
          value={filter.severity}
          onChange={(severity) => setFilter({ severity })}
        />
        <SegmentedControl
          label="State"
          options={STANDINGS}
          value={filter.standing}
          onChange={(standing) => setFilter({ standing })}
        />
        <Field
          label="Find"
          align="left"
          value={filter.text}
          onChange={(text) => setFilter({ text })}
          placeholder="words (/)"
        />
        {filtered ? (
          <button type="button" className="btn sm" onClick={() => setFilter(EVERYTHING)}>
            Show all
          </button>
        ) : null}
      </div>
      {areas.length > 0 || filter.area !== null ? (
        <fieldset className="alarm-areas">
          <legend className="sr">Area</legend>
          <button
            type="button"
            className="btn sm"
            aria-pressed={filter.area === null}
            onClick={() => setFilter({ area: null })}
          >
            Every area {areas.reduce((sum, { alarms: count }) => sum + count, 0)}
          </button>
          {areas.map(({ area, alarms: count, critical: grave }) => (
            <button
              key={area}
              type="button"
              className="btn sm"
              aria-pressed={filter.area === area}
              onClick={() => setFilter({ area: filter.area === area ? null : area })}
            >
              {area} {count}
              {grave > 0 ? <span className="danger b">{grave} critical</span> : null}
            </button>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}

import type { EnvironmentState, SiteSynthesis, WeatherSynthesis } from '../../../main-services/model/environment.ts';
import { Age } from '../../components/Age.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reading } from '../../components/Reading.tsx';
import { Tag, type Tone } from '../../components/Tag.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { measured, UNKNOWN } from '../../format/number.ts';
import { utcTime } from '../../format/time.ts';
import { unitSign } from '../../format/unit.ts';
import { useStaleAfterMs } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { useInstant } from './environmentTime.ts';
import { PastBand } from './PastBand.tsx';
import { SITE_COLUMNS, type SynthesisColumn, WEATHER_COLUMNS } from './synthesisColumns.ts';
import { usePastEnvironment } from './usePastEnvironment.ts';

/** Both synthesis tables, now or at the instant of the past that is looked at. */
export function SynthesisPanel() {
  const environment = useTopic('environment');
  const instant = useInstant();
  return instant === null ? <Now environment={environment} /> : <Then instant={instant} />;
}

function Now({ environment }: { readonly environment: EnvironmentState | null }) {
  if (!environment)
    return (
      <Panel note="not read yet">
        <EmptyState title="What the sensors agree on, of the weather and of the site, will be here.">
          It comes with the first reply of the PLC.
        </EmptyState>
      </Panel>
    );
  const { weather, site } = environment;
  return (
    <Panel note="live, out of all sensors that count" scroll>
      <Table name="Weather" row={weather} columns={WEATHER_COLUMNS} past={false} />
      <Table name="Site" row={site} columns={SITE_COLUMNS} past={false} />
    </Panel>
  );
}

function Then({ instant }: { readonly instant: number }) {
  const { rows, fault } = usePastEnvironment(instant);
  const resolution = rows?.resolution === 'minute' ? 'the minute around it' : 'the reading then';
  return (
    <Panel note={rows ? `as it was, from ${resolution}` : 'as it was'} className="in-past" scroll>
      <PastBand />
      {rows ? (
        <>
          <Table name="Weather" row={rows.weather} columns={WEATHER_COLUMNS} past />
          {rows.site ? <Table name="Site" row={rows.site} columns={SITE_COLUMNS} past /> : null}
        </>
      ) : (
        <EmptyState
          title={
            fault
              ? 'That instant could not be read.'
              : rows === null
                ? 'Nothing was recorded around that instant.'
                : 'Reading that instant.'
          }
        >
          {fault ?? (rows === null ? 'The monitoring did not run, or it is longer ago than what is kept.' : null)}
        </EmptyState>
      )}
    </Panel>
  );
}

interface TableProps<Row> {
  readonly name: string;
  readonly row: Row;
  readonly columns: readonly SynthesisColumn<Row>[];
  readonly past: boolean;
}

function Table<Row extends WeatherSynthesis | SiteSynthesis>({ name, row, columns, past }: TableProps<Row>) {
  const staleAfterMs = useStaleAfterMs();
  return (
    <table className="fixed synthesis">
      <thead>
        <tr>
          <th className="c-synthesis">{name}</th>
          {columns.map(({ label, unit }) => (
            <th key={label} className="r">
              {label} <span className="u">{unit}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <span className="row tight">
              <Status of={row.globalStatus} updated={past ? null : row.updated} />
              <span className="t2 nw">
                {past ? utcTime(row.updated) : <Age at={row.updated} staleAfterMs={staleAfterMs} />}
              </span>
            </span>
          </td>
          {columns.map(({ label, unit, of }) => (
            <td key={label} className="r value el" title={title(of(row), unit)}>
              {past ? (
                <span className={of(row) === null ? 'stale' : ''}>{measured(of(row), unit)}</span>
              ) : (
                <Reading value={of(row)} at={row.updated} withAge={false} unit={unit} className="bare" />
              )}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function title(value: number | string | null, unit: string): string {
  return value === null ? 'not known' : `${measured(value, unit)} ${unitSign(unit)}`.trim();
}

function Status({ of, updated }: { readonly of: string; readonly updated: number | null }) {
  const stale = useIsStale(updated) && updated !== null;
  if (stale) return <Tag tone="stale">{UNKNOWN}</Tag>;
  const tone: Tone = of === 'OK' ? '' : of === 'UNKNOWN' ? 'stale' : 'attention';
  return <Tag tone={tone}>{of}</Tag>;
}

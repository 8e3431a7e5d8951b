import { useMemo, useState } from 'react';
import type { Trend } from '../../../electron/ipc/contract/monitoring.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { TrendAxis } from '../../components/TrendAxis.tsx';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { utcTime } from '../../format/time.ts';
import { client } from '../../ipc/client.ts';
import { usePolled } from '../../ipc/usePolled.ts';
import { observatoryNow } from '../../state/clock.ts';
import { useTopicPart } from '../../state/topics.ts';
import { TrendLine } from './TrendLine.tsx';
import { TREND_ROWS } from './trendRows.ts';

const HOUR_MS = 3_600_000;
/** Asked again this often on the wall clock. */
const PERIOD_MS = 5000;
/** Enough for a plot half a screen wide. */
const POINTS = 480;
const SPANS = [1, 4, 12, 24] as const;
const NO_CLOSURES: readonly never[] = [];

interface Shown {
  readonly from: number;
  readonly to: number;
  readonly trends: readonly Trend[];
}

/** Weather over the last hours, with the limits that close. */
export function TrendsPanel() {
  const [hours, setHours] = useState<number>(4);
  const [hover, setHover] = useState<number | null>(null);
  const visible = usePanelVisible();
  const timeKnown = useTopicPart('time', (time) => time !== null);
  const { value, fault } = usePolled<Shown>(() => askTrends(hours), PERIOD_MS, visible && timeKnown, hours);
  const closures = useTopicPart('nightlog', (log) => log?.closures ?? NO_CLOSURES);
  const marks = useMemo(() => closures.map((closure) => closure.at), [closures]);
  return (
    <Panel note={`last ${hours} h, fused; each point spans its minimum and maximum`}>
      <div className="trend-tools">
        <SegmentedControl
          label="Time shown"
          options={SPANS.map((span) => ({ value: span as number, text: `${span} h` }))}
          value={hours}
          onChange={setHours}
        />
        <span className="sp" />
        {fault ? <span className="stale el">Not renewed: {fault}</span> : null}
        <span className="lab nw">{hover === null ? 'point at a line to read it' : `at ${utcTime(hover)} UTC`}</span>
      </div>
      {value ? (
        <>
          <div className="trends">
            {TREND_ROWS.map((row) => (
              <TrendLine key={row.quantity} row={row} {...value} marks={marks} hover={hover} onHover={setHover} />
            ))}
          </div>
          <TrendAxis from={value.from} to={value.to} closures={closures} />
        </>
      ) : (
        <EmptyState
          title={
            fault
              ? 'The trends could not be read.'
              : 'Humidity, temperature, wind, rain, cloud and pressure will be drawn here.'
          }
        >
          {fault ?? 'They come out of the database as soon as the environment agent has written there.'}
        </EmptyState>
      )}
    </Panel>
  );
}

async function askTrends(hours: number) {
  const to = observatoryNow();
  const from = to - hours * HOUR_MS;
  const answer = await client['environment.trends']({ from, to, points: POINTS });
  return answer.ok ? ({ ok: true, value: { from, to, trends: answer.value } } as const) : answer;
}

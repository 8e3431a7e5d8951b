import { useMemo, useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TrendAxis } from '../../components/TrendAxis.tsx';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { utcDateTime } from '../../format/time.ts';
import { usePolled } from '../../ipc/usePolled.ts';
import { observatoryNow } from '../../state/clock.ts';
import { useTopicPart } from '../../state/topics.ts';
import { askTrends, type ShownTrends } from './askTrends.ts';
import { useEnvironmentTime, useInstant } from './environmentTime.ts';
import { LookAt } from './LookAt.tsx';
import { TimeTools } from './TimeTools.tsx';
import { TrendLine } from './TrendLine.tsx';
import { lookingAt, SPANS } from './timeWindow.ts';
import { TREND_ROWS } from './trendRows.ts';
import { useCsv } from './useCsv.ts';
import { useTimeKeys } from './useTimeKeys.ts';

/** Asked again on the wall clock, not more often than this; of a long span a pixel lasts longer. */
const SHORTEST_PERIOD_MS = 5000;
/** A fast night moves a pixel in a moment. */
const SHORTEST_FAST_MS = 2000;
const LONGEST_PERIOD_MS = 60_000;
const PIXELS = 480;
const NO_CLOSURES: readonly never[] = [];
const SLICE_WORDS = { reading: 'every reading', minute: 'minutes', hour: 'hours' } as const;

/** The weather over minutes to a year, live or in the past, with the limits of the rules. */
export function TrendsPanel() {
  const { window, turn } = useEnvironmentTime();
  const instant = useInstant();
  const [hover, setHover] = useState<number | null>(null);
  const visible = usePanelVisible();
  const { exportCsv, exportRules, said } = useCsv();
  useTimeKeys(visible, exportCsv);
  const { spanMs, end } = window;
  const timeKnown = useTopicPart('time', (time) => time !== null);
  const ask = () => {
    const to = end ?? observatoryNow();
    return askTrends(to - spanMs, to);
  };
  const speed = useTopicPart('time', (time) => time?.speed ?? 1);
  const shortestMs = speed > 1 ? SHORTEST_FAST_MS : SHORTEST_PERIOD_MS;
  const periodMs = Math.min(LONGEST_PERIOD_MS, Math.max(shortestMs, spanMs / PIXELS / Math.max(1, speed)));
  const { value, fault } = usePolled<ShownTrends>(ask, periodMs, visible && timeKnown, `${spanMs} ${end ?? 'now'}`);
  const closures = useTopicPart('nightlog', (log) => log?.closures ?? NO_CLOSURES);
  const marks = useMemo(() => closures.map((closure) => closure.at), [closures]);
  const nothing = value?.trends.every(({ points }) => points.every(({ mean }) => mean === null)) ?? false;
  return (
    <Panel note={noteOf(value, spanMs, end)} className={instant === null ? '' : 'in-past'}>
      <TimeTools />
      {value ? (
        <>
          <div className="trends">
            {TREND_ROWS.map((row) => (
              <TrendLine
                key={row.quantity}
                row={row}
                {...value}
                marks={marks}
                hover={hover}
                instant={instant}
                onHover={setHover}
                onChoose={(at) => turn((old, now) => lookingAt(old, at, now))}
              />
            ))}
          </div>
          <TrendAxis from={value.from} to={value.to} closures={closures} />
          <div className="trend-foot">
            <LookAt />
            <button
              type="button"
              className="btn"
              onClick={exportCsv}
              title="All quantities over the span that is shown, for a spreadsheet"
            >
              CSV <kbd>E</kbd>
            </button>
            <button
              type="button"
              className="btn"
              onClick={exportRules}
              title="What every rule decided in the span that is shown, for a spreadsheet"
            >
              Rules CSV
            </button>
            {fault ? (
              <span className="stale el">Not renewed: {fault}</span>
            ) : said && said.of === window ? (
              <span className={`el ${said.ok ? '' : 'danger'}`} role="status">
                {said.words}
              </span>
            ) : nothing ? (
              <span className="stale el">Nothing was recorded in this span.</span>
            ) : (
              <span className="el">Click to look at an instant; bands span minimum to maximum.</span>
            )}
            <span className="sp" />
            <span className="nw">{hover === null ? '' : `${utcDateTime(hover)} UTC`}</span>
          </div>
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

function noteOf(value: ShownTrends | null, spanMs: number, end: number | null): string {
  const span = SPANS.find(({ ms }) => ms === spanMs)?.text ?? '';
  const resolution = value?.trends[0]?.resolution;
  const which = end === null ? `live, ${span}` : `PAST, ${span} up to ${utcDateTime(end)} UTC`;
  return `${which}${resolution ? `, from ${SLICE_WORDS[resolution]}` : ''}`;
}

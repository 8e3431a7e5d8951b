import { useMemo } from 'react';
import type { EnvironmentTrend } from '../../../electron/ipc/contract/environment.ts';
import { Reading } from '../../components/Reading.tsx';
import { TREND_GUTTER_PIXELS } from '../../components/TrendAxis.tsx';
import { TrendPlot } from '../../components/TrendPlot.tsx';
import { fixed, measured, UNKNOWN } from '../../format/number.ts';
import { useTopic } from '../../state/topics.ts';
import {
  atLeastOf,
  extremesWords,
  latestOf,
  limitsOf,
  pointAt,
  pointsOf,
  ruleOf,
  seriesOf,
  type TrendRow,
} from './trendRows.ts';

interface Props {
  readonly row: TrendRow;
  readonly from: number;
  readonly to: number;
  readonly trends: readonly EnvironmentTrend[];
  readonly marks: readonly number[];
  /** Instant under the pointer. */
  readonly hover: number | null;
  /** The instant of the past that is looked at; null = now. */
  readonly instant: number | null;
  readonly onHover: (at: number | null) => void;
  readonly onChoose: (at: number) => void;
}

const NO_LIMITS: readonly never[] = [];
const TONES = { secure: 'danger', hold: 'attention', allow: '' } as const;

/** One quantity: its value now, at the instant looked at, or under the pointer; and its line with the limits. */
export function TrendLine({ row, from, to, trends, marks, hover, instant, onHover, onChoose }: Props) {
  const environment = useTopic('environment');
  const asked = trends.find((trend) => trend.quantity === row.quantity);
  const dewMargin = environment?.rules.find((each) => each.rule === 'dewPointMargin')?.limit ?? null;
  const series = useMemo(() => seriesOf(row, trends, dewMargin), [row, trends, dewMargin]);
  const limits = useMemo(() => limitsOf(row, asked?.limits ?? NO_LIMITS), [row, asked]);
  const points = pointsOf(trends, row.quantity);
  const at = hover ?? instant;
  const rule = ruleOf(row, environment);
  return (
    <div className="trend">
      <div className="trend-head">
        <div className="t2 el">{row.label}</div>
        {at === null ? (
          <>
            <div className={`k ${rule ? TONES[rule.decision] : ''}`}>
              <Reading
                value={latestOf(row, environment?.weather)}
                unit={row.unit}
                at={environment?.weather.updated ?? null}
                withAge={false}
              />
            </div>
            <div className="lab el">
              {noteOf(
                row,
                environment?.dewPointCelsius ?? null,
                environment?.weather.temperature ?? null,
                environment?.gust ?? null,
                dewMargin,
              )}
            </div>
          </>
        ) : (
          <Past row={row} point={pointAt(points, at, (to - from) / 100)} under={hover !== null} />
        )}
      </div>
      <TrendPlot
        label={`${row.label} over time`}
        series={series}
        limits={limits}
        atLeast={atLeastOf(row, points)}
        from={from}
        to={to}
        gutter={TREND_GUTTER_PIXELS}
        marks={marks}
        bars={row.bars ?? false}
        syncKey="environment"
        onHover={onHover}
        chosen={instant}
        onChoose={onChoose}
      />
    </div>
  );
}

interface PastProps {
  readonly row: TrendRow;
  readonly point: ReturnType<typeof pointAt>;
  readonly under: boolean;
}

/** The mean of the slice looked at, with its extremes; of bars the highest. */
function Past({ row, point, under }: PastProps) {
  const value = (row.bars ? point?.maximum : point?.mean) ?? null;
  return (
    <>
      <div className={`k ${under ? 'activity' : ''}`}>
        {value === null ? UNKNOWN : measured(value, row.unit)}
        <span className="unit">{row.unit}</span>
      </div>
      <div className="lab el">{extremesWords(point, row.unit === '%' ? 0 : 1)}</div>
    </>
  );
}

function noteOf(
  row: TrendRow,
  dewPoint: number | null,
  temperature: number | null,
  gust: number | null,
  dewMargin: number | null,
): string {
  if (row.quantity === 'temperature') {
    if (dewPoint === null || temperature === null) return '';
    const limit = dewMargin === null ? '' : `, closes at ${fixed(dewMargin, 0)}`;
    return `margin ${fixed(temperature - dewPoint, 1)} K${limit}`;
  }
  if (row.quantity === 'wind') return gust === null ? '' : `gust ${fixed(gust, 1)} m/s`;
  if (row.quantity === 'rain') return 'any report closes';
  return '';
}

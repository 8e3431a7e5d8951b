import { useMemo } from 'react';
import type { Trend } from '../../../electron/ipc/contract/monitoring.ts';
import { Reading } from '../../components/Reading.tsx';
import { TREND_GUTTER_PIXELS } from '../../components/TrendAxis.tsx';
import { TrendPlot } from '../../components/TrendPlot.tsx';
import { middle } from '../../drawing/TrendSeries.ts';
import { fixed, measured, UNKNOWN } from '../../format/number.ts';
import { useTopic } from '../../state/topics.ts';
import { atLeastOf, latestOf, limitsOf, pointAt, pointsOf, seriesOf, type TrendRow } from './trendRows.ts';

interface Props {
  readonly row: TrendRow;
  readonly from: number;
  readonly to: number;
  readonly trends: readonly Trend[];
  readonly marks: readonly number[];
  readonly hover: number | null;
  readonly onHover: (at: number | null) => void;
}

const NO_RULES: readonly never[] = [];
const TONES = { secure: 'danger', hold: 'attention', allow: '' } as const;

/** One quantity: its value now (or under the pointer) and its line. */
export function TrendLine({ row, from, to, trends, marks, hover, onHover }: Props) {
  const environment = useTopic('environment');
  const rules = environment?.rules ?? NO_RULES;
  const series = useMemo(() => seriesOf(row, trends), [row, trends]);
  const limits = useMemo(() => limitsOf(row, rules), [row, rules]);
  const points = pointsOf(trends, row.quantity);
  const under = hover === null ? null : middle(pointAt(points, hover, (to - from) / 100));
  const rule = rules.find((one) => one.rule === (row.rules[0] ?? row.quantity));
  const note = noteOf(
    row,
    environment?.dewPointCelsius ?? null,
    environment?.weather.temperature ?? null,
    environment?.gust ?? null,
  );
  return (
    <div className="trend">
      <div className="trend-head">
        <div className="t2 el">{row.label}</div>
        {hover === null ? (
          <div className={`k ${rule ? TONES[rule.decision] : ''}`}>
            <Reading
              value={latestOf(row, environment)}
              unit={row.unit}
              at={environment?.weather.updated ?? null}
              withAge={false}
            />
          </div>
        ) : (
          <div className="k activity">
            {under === null ? UNKNOWN : measured(under, row.unit)}
            <span className="unit">{row.unit}</span>
          </div>
        )}
        <div className="lab el">{note}</div>
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
      />
    </div>
  );
}

function noteOf(row: TrendRow, dewPoint: number | null, temperature: number | null, gust: number | null): string {
  if (row.quantity === 'temperature')
    return dewPoint === null || temperature === null ? '' : `dew margin ${fixed(temperature - dewPoint, 1)} K`;
  if (row.quantity === 'wind') return gust === null ? '' : `gust ${fixed(gust, 1)} m/s`;
  if (row.quantity === 'rain') return 'any report closes';
  return '';
}

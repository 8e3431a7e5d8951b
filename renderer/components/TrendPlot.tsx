import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { drawBehind, drawInFront, drawReadings, type TrendScene } from '../drawing/drawTrend.ts';
import type { TrendLimit, TrendSeries } from '../drawing/TrendSeries.ts';
import { trendRange } from '../drawing/trendScale.ts';
import { useTopic } from '../state/topics.ts';
import { useSize } from './useSize.ts';

interface Props {
  readonly label: string;
  readonly series: readonly TrendSeries[];
  readonly limits: readonly TrendLimit[];
  /** Shown even when the data stay within less. */
  readonly atLeast: readonly [number, number];
  readonly from: number;
  readonly to: number;
  /** Space on the right for the words of the limits, pixels. */
  readonly gutter: number;
  /** Instants marked with a dotted line: closures. */
  readonly marks?: readonly number[];
  readonly bars?: boolean;
  /** Plots of the same name share their cursor. */
  readonly syncKey: string;
  /** Instant under the pointer; null when it left. */
  readonly onHover?: (at: number | null) => void;
  /** The instant looked at in the past, drawn as a line; null while nothing is chosen. */
  readonly chosen?: number | null;
  /** A click chooses an instant. */
  readonly onChoose?: (at: number) => void;
}

/** A quantity over time with its limits drawn, in the theme's colours; every point spans minimum and maximum. */
export function TrendPlot(props: Props) {
  const [ref, { width, height }] = useSize<HTMLDivElement>();
  const theme = useTopic('theme');
  const latest = useRef(props);
  latest.current = props;
  const plot = useRef<uPlot | null>(null);
  const { label, series, syncKey, gutter, bars = false } = props;
  const shape = series.map((one) => one.tone).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new plot only for a new size, theme or number of lines
  useEffect(() => {
    const host = ref.current;
    if (!host || width < 40 || height < 24) return;
    const made = new uPlot(
      optionsOf(
        width,
        height,
        gutter,
        series,
        bars,
        syncKey,
        () => sceneOf(latest.current),
        (at) => latest.current.onHover?.(at),
      ),
      dataOf(latest.current),
      host,
    );
    plot.current = made;
    const choose = () => {
      const { left = -1 } = made.cursor;
      if (left >= 0) latest.current.onChoose?.(made.posToVal(left, 'x'));
    };
    host.addEventListener('click', choose);
    return () => {
      host.removeEventListener('click', choose);
      plot.current = null;
      made.destroy();
    };
  }, [width, height, theme, shape, gutter, syncKey, bars, ref]);
  const { limits, from, to, marks, chosen } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again only when what is drawn changed
  useEffect(() => {
    plot.current?.setData(dataOf(latest.current));
  }, [series, limits, from, to, marks, chosen]);
  return <div ref={ref} className="trend-plot" role="img" aria-label={label} />;
}

function sceneOf(props: Props): TrendScene {
  const { limits, marks = [], chosen = null, from, to, atLeast } = props;
  return { limits, marks, chosen, from, to, atLeast };
}

function dataOf({ series }: Props): uPlot.AlignedData {
  const times = series[0]?.points.map((point) => point.at) ?? [];
  const lines = series.flatMap(({ points }) => [
    points.map((point) => point.minimum),
    points.map((point) => point.maximum),
    points.map((point) => point.mean),
  ]);
  return [times, ...lines] as uPlot.AlignedData;
}

function optionsOf(
  width: number,
  height: number,
  gutter: number,
  series: readonly TrendSeries[],
  bars: boolean,
  syncKey: string,
  scene: () => TrendScene,
  onHover: (at: number | null) => void,
): uPlot.Options {
  const colour = (token: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();
  const paths = bars ? uPlot.paths.bars?.({ size: [1, 6], align: 0 }) : undefined;
  const base: uPlot.Series = { points: { show: false }, spanGaps: false };
  const edge: uPlot.Series = { ...base, width: 0 };
  /** Three lines: the two edges of the band, and the mean; of bars only the highest value counts. */
  const linesOf = (tone: TrendSeries['tone']): uPlot.Series[] =>
    bars
      ? [edge, { ...edge, fill: colour('danger'), ...(paths ? { paths } : {}) }, edge]
      : [edge, edge, { ...base, stroke: colour(tone), width: tone === 'plot' ? 1.25 : 1 }];
  return {
    width,
    height,
    ms: 1,
    padding: [2, gutter, 2, 0],
    legend: { show: false },
    cursor: { sync: { key: syncKey }, y: false, points: { show: false }, drag: { x: false, y: false } },
    axes: [{ show: false }, { show: false }],
    scales: {
      x: { time: true, range: () => [scene().from, scene().to] },
      y: { range: (self) => rangeOf(self, scene()) },
    },
    series: [{}, ...series.flatMap(({ tone }) => linesOf(tone))],
    bands: bars
      ? []
      : series.map(({ tone }, index) => ({
          series: [3 * index + 2, 3 * index + 1] as [number, number],
          fill: `${colour(tone)}59`,
        })),
    hooks: {
      drawClear: [
        (self) => {
          drawBehind(self, scene(), colour);
          if (bars) drawReadings(self, colour);
        },
      ],
      draw: [(self) => drawInFront(self, scene(), colour, gutter)],
      setCursor: [
        (self) => {
          const { left = -1 } = self.cursor;
          onHover(left < 0 ? null : self.posToVal(left, 'x'));
        },
      ],
    },
  };
}

function rangeOf(self: uPlot, { limits, atLeast }: TrendScene): [number, number] {
  const lines = self.data
    .slice(1)
    .map((line) => Array.from(line, (value) => ({ minimum: value ?? null, maximum: value ?? null })));
  const near = limits.filter((limit) => limit.inScale).map((limit) => limit.value);
  const [low, high] = trendRange(lines, near, atLeast);
  return [low, high > low ? high : low + 1];
}

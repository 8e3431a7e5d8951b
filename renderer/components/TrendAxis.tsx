import type { Closure } from '../../main-services/model/operations.ts';
import { fitting, type Label } from '../drawing/spread.ts';
import { textWidth } from '../drawing/textWidth.ts';
import { gridLabel, gridTimes } from '../drawing/trendScale.ts';
import { utcMinute } from '../format/time.ts';
import { causeWord } from '../safety/causeWord.ts';
import { Drawing } from './Drawing.tsx';

/** Room for the words of the limits, right of every plot. */
export const TREND_GUTTER_PIXELS = 92;

interface Props {
  readonly from: number;
  readonly to: number;
  readonly closures: readonly Closure[];
}

/** The common time axis under the plots, with closings named. */
export function TrendAxis({ from, to, closures }: Props) {
  return (
    <div className="trend-axis">
      <div className="lab">UTC</div>
      <Drawing label="Time axis">
        {(width) => {
          const inner = width - TREND_GUTTER_PIXELS;
          const x = (at: number) => (inner * (at - from)) / (to - from);
          const marks = closures.filter((closure) => closure.at > from && closure.at < to).slice(-1);
          return (
            <>
              {fitting(gridLabels(from, to, x), textWidth)
                .filter((label) => label.x >= textWidth(label.text) / 2 && label.x <= inner + 20)
                .filter((label) => !marks.some((closure) => Math.abs(x(closure.at) - label.x) < 70))
                .map(({ x: place, text }) => (
                  <text key={text} x={place} y={16} textAnchor="middle">
                    {text}
                  </text>
                ))}
              {marks.map((closure) => {
                const words = `${causeWord(closure.cause)} ${utcMinute(closure.at)}`;
                const start = Math.min(x(closure.at) - 4, width - textWidth(words, true) - 8);
                return (
                  <text key={closure.at} x={start} y={16} className="bad strong-only">
                    {words}
                  </text>
                );
              })}
            </>
          );
        }}
      </Drawing>
    </div>
  );
}

/** Round times where they stand, latest first: it is the recent ones that are wanted when not all fit. */
function gridLabels(from: number, to: number, x: (at: number) => number): readonly Label[] {
  return gridTimes(from, to)
    .map((at): Label => ({ x: x(at), text: gridLabel(at, to - from), anchor: 'middle' }))
    .reverse();
}

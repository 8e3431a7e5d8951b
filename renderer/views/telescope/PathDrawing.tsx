import type { PathPoint, TargetOutlook } from '../../../main-services/model/targetOutlook.ts';
import { textWidth } from '../../drawing/textWidth.ts';
import { roughDuration } from '../../format/duration.ts';
import { fixed } from '../../format/number.ts';
import { utcMinute } from '../../format/time.ts';

const HOUR_MS = 3_600_000;
const LEFT = 34;
const RIGHT = 14;
const TOP = 20;
const BOTTOM = 22;

interface Props {
  readonly outlook: TargetOutlook;
  readonly width: number;
  readonly height: number;
}

/** Altitude against time from now on: limits hatched by a dashed line, the meridian, where tracking ends. */
export function PathDrawing({ outlook, width, height }: Props) {
  const { at, path, limits, transitAt, ends } = outlook;
  const until = Math.max(at + HOUR_MS, path.at(-1)?.at ?? at);
  const x = (time: number) => LEFT + ((time - at) / (until - at)) * (width - LEFT - RIGHT);
  const y = (altitude: number) => height - BOTTOM - (altitude / 90) * (height - TOP - BOTTOM);
  const line = path.map((one) => `${x(one.at).toFixed(1)} ${y(one.altitudeDegrees).toFixed(1)}`).join('L');
  const inView = transitAt > at && transitAt <= until;
  const top = inView ? pointAt(path, transitAt) : null;
  const last = path.at(-1);
  return (
    <g>
      {[0, 30, 60, 90].map((altitude) => (
        <g key={altitude}>
          <line x1={LEFT} x2={width - RIGHT} y1={y(altitude)} y2={y(altitude)} stroke="var(--line-2)" />
          <text x={LEFT - 6} y={y(altitude) + 4} textAnchor="end" className="faint">
            {altitude}°
          </text>
        </g>
      ))}
      {hoursBetween(at, until).map((hour) => (
        <g key={hour}>
          <line x1={x(hour)} x2={x(hour)} y1={TOP} y2={height - BOTTOM} stroke="var(--line)" />
          {x(hour) > LEFT + 12 && x(hour) < width - RIGHT - 12 ? (
            <text x={x(hour)} y={height - 6} textAnchor="middle" className="faint">
              {utcMinute(hour)}
            </text>
          ) : null}
        </g>
      ))}
      {[limits.lowestAltitudeDegrees, limits.highestAltitudeDegrees].map((limit) => (
        <line
          key={limit}
          x1={LEFT}
          x2={width - RIGHT}
          y1={y(limit)}
          y2={y(limit)}
          stroke="var(--attention)"
          strokeDasharray="4 3"
        />
      ))}
      {top ? (
        <g>
          <line x1={x(transitAt)} x2={x(transitAt)} y1={TOP} y2={height - BOTTOM} stroke="var(--text-3)" />
          <Label
            x={x(transitAt)}
            y={12}
            width={width}
            words={`meridian ${utcMinute(transitAt)}, in ${roughDuration(transitAt - at)}, ${fixed(top.altitudeDegrees, 0)}°`}
          />
        </g>
      ) : null}
      <path d={`M${line}`} fill="none" stroke="var(--plot)" strokeWidth={2} />
      <circle cx={x(at)} cy={y(path[0]?.altitudeDegrees ?? 0)} r={4.5} fill="var(--text-1)" />
      {ends && last ? (
        <g>
          <path
            d={`M${x(last.at) - 5} ${y(last.altitudeDegrees) - 5}l10 10m0 -10l-10 10`}
            stroke="var(--attention)"
            strokeWidth={2}
          />
          <Label
            x={x(last.at)}
            y={Math.max(TOP + 24, y(last.altitudeDegrees) - 12)}
            width={width}
            words={`${ends.why}, ${utcMinute(ends.at)}`}
          />
        </g>
      ) : null}
    </g>
  );
}

function Label({
  x,
  y,
  words,
  width,
}: {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly width: number;
}) {
  const half = textWidth(words) / 2;
  return (
    <text
      x={Math.max(LEFT + half, Math.min(width - RIGHT - half, x))}
      y={y}
      textAnchor="middle"
      className="halo bright"
    >
      {words}
    </text>
  );
}

function pointAt(path: readonly PathPoint[], time: number): PathPoint | null {
  return path.reduce<PathPoint | null>(
    (best, one) => (best === null || Math.abs(one.at - time) < Math.abs(best.at - time) ? one : best),
    null,
  );
}

/** Full hours, every second or third one where they are many. */
function hoursBetween(from: number, to: number): readonly number[] {
  const step = (to - from > 8 * HOUR_MS ? 2 : 1) * HOUR_MS;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
}

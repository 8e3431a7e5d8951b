import type { Night } from '../../../main-services/model/night.ts';
import type { TimeWindow } from '../../../main-services/model/request.ts';
import { utcMinute } from '../../format/time.ts';
import { type AltitudePoint, curveBetween } from '../../night/altitudeAt.ts';
import { hoursBetween, skySpans } from '../../night/bandModel.ts';

interface Props {
  readonly width: number;
  readonly height: number;
  readonly curve: readonly AltitudePoint[];
  readonly windows: readonly TimeWindow[];
  /** For the twilights; null when the night is not tonight's. */
  readonly night: Night | null;
  /** The place the planning gave it. */
  readonly planned: TimeWindow | null;
  readonly maximumAirmass: number;
  readonly now: number;
}

const LEFT = 40;
const RIGHT = 12;
const TOP = 22;
const BOTTOM = 22;
const LANE = 10;

/** One target's altitude through a night: thin where it cannot be observed, bright in its windows, blue where it is planned. */
export function VisibilityDrawing(props: Props) {
  const { width, height, curve, windows, night, planned, maximumAirmass, now } = props;
  const start = curve[0]?.at ?? 0;
  const end = curve.at(-1)?.at ?? 1;
  const floor = height - BOTTOM;
  const ground = floor - LANE - 4;
  const x = (at: number) => Math.round(LEFT + ((width - LEFT - RIGHT) * (at - start)) / (end - start));
  const y = (altitude: number) => Math.round((ground - ((ground - TOP) * altitude) / 90) * 10) / 10;
  const path = (points: readonly AltitudePoint[]) =>
    points
      .map(({ at, altitudeDegrees }, index) => `${index ? 'L' : 'M'}${x(at)} ${y(Math.max(0, altitudeDegrees))}`)
      .join('');
  const limit = (Math.asin(Math.min(1, 1 / maximumAirmass)) * 180) / Math.PI;
  const hours = hoursBetween(start, end).filter((_, index, all) => all.length < 10 || index % 2 === 0);
  return (
    <>
      <rect x={LEFT} y={TOP} width={width - LEFT - RIGHT} height={floor - TOP} fill="var(--sky-night)" />
      {night
        ? skySpans(night, start, end).map((span) => {
            const from = Math.max(LEFT, x(span.start));
            const to = Math.min(width - RIGHT, x(span.end));
            return to > from ? (
              <rect
                key={span.start}
                x={from}
                y={TOP}
                width={to - from}
                height={floor - TOP}
                fill={`var(--${span.token})`}
              />
            ) : null;
          })
        : null}
      {[0, 30, 60, 90].map((altitude) => (
        <g key={altitude}>
          <line
            x1={LEFT}
            x2={width - RIGHT}
            y1={Math.round(y(altitude)) + 0.5}
            y2={Math.round(y(altitude)) + 0.5}
            stroke="var(--line-2)"
            strokeOpacity={altitude ? 0.6 : 1}
          />
          <text x={LEFT - 6} y={y(altitude) + 4} textAnchor="end">
            {altitude}°
          </text>
        </g>
      ))}
      {limit > 1 ? (
        <g>
          <line x1={LEFT} x2={width - RIGHT} y1={y(limit)} y2={y(limit)} stroke="var(--text-3)" strokeDasharray="4 3" />
          <text x={width - RIGHT - 4} y={y(limit) - 4} textAnchor="end" className="faint halo-night">
            air mass {maximumAirmass}
          </text>
        </g>
      ) : null}
      <path d={path(curve)} fill="none" stroke="var(--plot-2)" strokeDasharray="2 3" />
      {windows.map((window) => (
        <g key={window.start}>
          <path
            d={path(curveBetween(curve, window.start, window.end))}
            fill="none"
            stroke="var(--plot)"
            strokeWidth={2.5}
          />
          <rect
            x={x(window.start)}
            y={floor - LANE}
            width={Math.max(2, x(window.end) - x(window.start))}
            height={LANE}
            fill="var(--plot-2)"
          />
        </g>
      ))}
      {planned ? (
        <g>
          <path
            d={path(curveBetween(curve, planned.start, planned.end))}
            fill="none"
            stroke="var(--activity)"
            strokeWidth={4}
          />
          <text
            x={Math.min(Math.max(x((planned.start + planned.end) / 2), LEFT + 80), width - 90)}
            y={TOP - 8}
            textAnchor="middle"
            className="act"
          >
            planned {utcMinute(planned.start)} to {utcMinute(planned.end)}
          </text>
        </g>
      ) : null}
      {hours.map((hour, index) => (
        <text key={hour} x={x(hour)} y={floor + 15} textAnchor="middle">
          {utcMinute(hour).slice(0, 2)}
          {index === 0 ? ' UTC' : ''}
        </text>
      ))}
      {now > start && now < end ? (
        <line x1={x(now) + 0.5} x2={x(now) + 0.5} y1={TOP} y2={floor} stroke="var(--text-1)" />
      ) : null}
    </>
  );
}

import type { Night } from '../../../main-services/model/night.ts';
import { fitting, type Label } from '../../drawing/spread.ts';
import { textWidth } from '../../drawing/textWidth.ts';
import { localMinute, utcMinute } from '../../format/time.ts';
import { bandRange, hoursBetween, skySpans } from '../../night/bandModel.ts';
import { airMass } from '../../sky/horizontal.ts';
import type { TimelinePlace } from './timelinePlace.ts';

interface Props {
  readonly place: TimelinePlace;
  readonly night: Night;
  readonly timeZone: string;
  /** Null outside the night. */
  readonly now: number | null;
}

/** What does not change while one looks: twilights, altitude and air mass, hours, events of the night. */
export function TimelineGround({ place, night, timeZone, now }: Props) {
  const { x, y, left, right, top, bottom, height, width, local } = place;
  const { start, end } = bandRange(night);
  const floor = height - bottom;
  return (
    <>
      {skySpans(night, start, end).map((span) => (
        <rect
          key={span.start}
          x={x(span.start)}
          y={top}
          width={Math.max(0, x(span.end) - x(span.start))}
          height={floor - top}
          fill={`var(--${span.token})`}
        />
      ))}
      {[0, 30, 60, 90].map((altitude) => (
        <g key={altitude}>
          <line
            x1={left}
            x2={right}
            y1={Math.round(y(altitude)) + 0.5}
            y2={Math.round(y(altitude)) + 0.5}
            stroke="var(--line-2)"
            strokeOpacity={altitude ? 0.6 : 1}
          />
          <text x={left - 8} y={y(altitude) + 4} textAnchor="end">
            {altitude}°
          </text>
          <text x={right + 6} y={y(altitude) + 4} className="faint">
            {airMass(altitude)?.toFixed(2) ?? ''}
          </text>
        </g>
      ))}
      <text x={12} y={top - 8} className="faint">
        Altitude
      </text>
      <text x={width - 6} y={top - 8} textAnchor="end" className="faint">
        air mass
      </text>
      {hoursBetween(start, end).map((hour, index) => (
        <g key={hour}>
          <line x1={x(hour) + 0.5} y1={floor} x2={x(hour) + 0.5} y2={floor + 4} stroke="var(--edge)" />
          <text x={x(hour)} y={floor + 15} textAnchor="middle">
            {utcMinute(hour).slice(0, 2)}
            {index === 0 ? ' UTC' : ''}
          </text>
          {local ? (
            <text x={x(hour)} y={floor + 30} textAnchor="middle" className="faint">
              {localMinute(hour, timeZone).slice(0, 2)}
              {index === 0 ? ' local' : ''}
            </text>
          ) : null}
        </g>
      ))}
      <Events place={place} night={night} now={now} />
    </>
  );
}

function Events({ place, night, now }: Pick<Props, 'place' | 'night' | 'now'>) {
  const { x, top, bottom, height, right } = place;
  const marks: readonly (readonly [string, number | null])[] = [
    ['Sunset', night.sunset],
    ['Sunrise', night.sunrise],
    ['\u221218°', night.astronomicalDusk],
    ['\u221218°', night.astronomicalDawn],
    ['\u221212°', night.nauticalDusk],
    ['\u221212°', night.nauticalDawn],
  ];
  const words = marks.flatMap(([name, at]): Label[] =>
    at === null ? [] : [{ x: x(at), text: `${name} ${utcMinute(at)}`, anchor: 'middle' }],
  );
  // The words "air mass" end the line; "now" goes before everything else.
  const taken: Label = { x: right + 44, text: 'air mass', anchor: 'end' };
  const present: Label[] =
    now === null ? [] : [{ x: x(now) + 9, text: `now ${utcMinute(now)}`, anchor: 'start', bold: true }];
  return (
    <>
      {marks.map(([name, at]) =>
        at === null ? null : (
          <line
            key={`${name}${at}`}
            x1={x(at) + 0.5}
            y1={top}
            x2={x(at) + 0.5}
            y2={height - bottom}
            stroke="var(--line-2)"
          />
        ),
      )}
      {fitting<Label>([taken, ...present, ...words], textWidth)
        .filter((label) => label !== taken)
        .map((label) => (
          <text
            key={`${label.text}${label.x}`}
            x={label.x}
            y={top - 8}
            textAnchor={label.anchor}
            className={label.bold ? 'strong' : ''}
          >
            {label.text}
          </text>
        ))}
    </>
  );
}

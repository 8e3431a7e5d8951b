import { memo, useId } from 'react';
import type { Night } from '../../../main-services/model/night.ts';
import type { PlannedSequence } from '../../../main-services/model/planning.ts';
import type { Site } from '../../../main-services/model/site.ts';
import { utcMinute } from '../../format/time.ts';
import { type AltitudePoint, curveBetween } from '../../night/altitudeAt.ts';
import { bandRange, glyphOf } from '../../night/bandModel.ts';
import { toHorizontal } from '../../sky/horizontal.ts';
import { moonPosition } from '../../sky/moonPosition.ts';
import type { TimelinePlace } from './timelinePlace.ts';

interface Props {
  readonly place: TimelinePlace;
  readonly night: Night;
  readonly site: Site | null;
  readonly planned: readonly PlannedSequence[];
  readonly curves: Readonly<Record<number, readonly AltitudePoint[]>>;
  readonly pointedId: number | null;
}

const MOON_STEP_MS = 600_000;

/** Altitude of every target through the night, bright while it is observed; the one pointed at whole and dashed; the Moon dotted. */
export const AltitudeCurves = memo(function AltitudeCurves({ place, night, site, planned, curves, pointedId }: Props) {
  const clip = useId();
  const { left, right, top, groundY } = place;
  const path = (points: readonly AltitudePoint[]) =>
    points
      .map(({ at, altitudeDegrees }, index) => `${index ? 'L' : 'M'}${place.x(at)} ${place.y(altitudeDegrees)}`)
      .join('');
  // One thin line for a target observed several times.
  const seen = new Set<string>();
  const thin = planned.filter((one) => {
    const key = `${one.rightAscensionDegrees} ${one.declinationDegrees}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
  const pointed = pointedId === null ? null : (curves[pointedId] ?? null);
  return (
    <g clipPath={`url(#${clip})`}>
      <clipPath id={clip}>
        <rect x={left} y={top} width={right - left} height={groundY - top} />
      </clipPath>
      {site ? <MoonCurve place={place} night={night} site={site} path={path} /> : null}
      {thin.map((one) => (
        <path
          key={one.sequenceId}
          d={path(curves[one.sequenceId] ?? [])}
          fill="none"
          stroke="var(--plot-2)"
          strokeOpacity={0.28}
        />
      ))}
      {pointed ? <path d={path(pointed)} fill="none" stroke="var(--text-1)" strokeDasharray="6 3" /> : null}
      {planned.map((one) => {
        const glyph = glyphOf(one);
        const executing = glyph === 'executing';
        return (
          <path
            key={one.sequenceId}
            d={path(curveBetween(curves[one.sequenceId] ?? [], one.start, one.end))}
            fill="none"
            stroke={executing ? 'var(--activity)' : 'var(--plot)'}
            strokeWidth={executing ? 4 : one.sequenceId === pointedId ? 4 : 2.5}
            strokeOpacity={glyph === 'done' || glyph === 'torn' ? 0.6 : 1}
            strokeDasharray={glyph === 'dropped' ? '2 3' : undefined}
          />
        );
      })}
    </g>
  );
});

function MoonCurve(
  props: Pick<Props, 'place' | 'night'> & { site: Site; path: (points: readonly AltitudePoint[]) => string },
) {
  const { place, night, site, path } = props;
  const { start, end } = bandRange(night);
  const points: AltitudePoint[] = [];
  for (let at = start; at <= end + MOON_STEP_MS; at += MOON_STEP_MS)
    points.push({ at, altitudeDegrees: toHorizontal(moonPosition(at), at, site).altitudeDegrees });
  const up = points.filter((point) => point.altitudeDegrees > 0);
  const highest = up.reduce<AltitudePoint | null>(
    (best, one) => (best && best.altitudeDegrees >= one.altitudeDegrees ? best : one),
    null,
  );
  const label = moonWords(night);
  const ground = points.map((point) => ({ ...point, altitudeDegrees: Math.max(0, point.altitudeDegrees) }));
  const [first, last] = [ground[0], ground.at(-1)];
  if (!highest || !first || !last) return null;
  const textX = Math.min(Math.max(place.x(highest.at) + 60, place.left + 70), place.right - 70);
  return (
    <g>
      <path
        d={`${path(ground)}L${place.x(last.at)} ${place.y(0)}L${place.x(first.at)} ${place.y(0)}z`}
        fill="var(--moon)"
        opacity={0.1}
      />
      <path d={path(points)} fill="none" stroke="var(--moon)" strokeWidth={1.5} strokeDasharray="2 3" />
      <text
        x={textX}
        y={place.y(Math.max(8, highest.altitudeDegrees * 0.45))}
        textAnchor="middle"
        className="halo-night"
      >
        {label}
      </text>
    </g>
  );
}

function moonWords(night: Night): string {
  const lit = `Moon ${Math.round(night.moonIllumination * 100)} %`;
  const during = (at: number | null) => at !== null && at > night.sunset && at < night.sunrise;
  if (during(night.moonset)) return `${lit}, sets ${utcMinute(night.moonset)}`;
  if (during(night.moonrise)) return `${lit}, rises ${utcMinute(night.moonrise)}`;
  return `${lit}, up all night`;
}

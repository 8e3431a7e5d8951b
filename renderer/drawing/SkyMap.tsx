import { memo, useId } from 'react';
import type { Site } from '../../main-services/model/site.ts';
import { type AllSky, onAllSky, slitOutline } from '../sky/allSky.ts';
import { BRIGHT_STARS } from '../sky/brightStars.ts';
import { circleAround, type Equatorial, type Horizontal, toHorizontal } from '../sky/horizontal.ts';
import { Hatch } from './Hatch.tsx';
import { type LabelSide, labelSides } from './labelSides.ts';
import { SkyTarget, type SkyTargetView } from './SkyTarget.tsx';
import { textWidth } from './textWidth.ts';

/** An error circle of a burst. */
export interface SkyCircle {
  readonly name: string;
  readonly place: Equatorial;
  readonly radiusDegrees: number;
}

export interface SkyMapProps {
  readonly disc: AllSky;
  readonly site: Site;
  /** Stars and targets are drawn for this instant. */
  readonly at: number;
  /** Null: not known, left out. */
  readonly telescope: Horizontal | null;
  readonly slit: { readonly azimuthDegrees: number; readonly open: boolean } | null;
  readonly sun: Horizontal | null;
  readonly moon: Horizontal | null;
  readonly moonIllumination: number;
  readonly targets: readonly SkyTargetView[];
  readonly circles: readonly SkyCircle[];
  /** Names of stars are written on large maps only. */
  readonly large?: boolean;
  readonly onPoint?: (id: number | null) => void;
}

/** The mount may not point nearer to the Sun than this while it is up (guide.md: "limit 45°"). */
const SUN_AVOIDANCE_DEGREES = 45;
/** From here up the Sun is a danger or will soon be one. */
const SUN_MATTERS_ABOVE_DEGREES = -6;
const NAMED_STARS_TO_MAGNITUDE = 1.3;
/** Nearer to the edge a name would be cut off. */
const NAMED_STARS_ABOVE_DEGREES = 12;
const SMALLEST_CIRCLE_PIXELS = 7;

/** The whole sky: grid, stars, Moon, Sun, slit, targets, bursts, telescope. */
export function SkyMap(props: SkyMapProps) {
  const {
    disc,
    site,
    at,
    telescope,
    slit,
    sun,
    moon,
    moonIllumination,
    targets,
    circles,
    large = false,
    onPoint,
  } = props;
  const id = useId();
  const { centre, radius } = disc;
  const sides = large ? sidesOf(targets, disc, site, at) : [];
  const path = (outline: readonly Horizontal[]) =>
    `M${outline.map((direction) => onAllSky(disc, direction).join(' ')).join('L')}z`;
  return (
    <g>
      <defs>
        <clipPath id={`${id}clip`}>
          <circle cx={centre[0]} cy={centre[1]} r={radius} />
        </clipPath>
        <Hatch id={`${id}sun`} token="attention" gap={8} width={1} />
      </defs>
      <circle cx={centre[0]} cy={centre[1]} r={radius} fill="var(--sky-night)" stroke="var(--edge)" />
      <g clipPath={`url(#${id}clip)`}>
        {slit ? (
          <path
            d={path(slitOutline(slit.azimuthDegrees))}
            fill={slit.open ? 'var(--bg-3)' : 'none'}
            stroke="var(--text-3)"
            strokeDasharray={slit.open ? undefined : '3 4'}
          />
        ) : null}
        <Stars disc={disc} site={site} minute={Math.floor(at / 60_000)} large={large} />
        {sun && sun.altitudeDegrees > SUN_MATTERS_ABOVE_DEGREES ? (
          <path d={path(circleAround(sun, SUN_AVOIDANCE_DEGREES))} fill={`url(#${id}sun)`} stroke="var(--attention)" />
        ) : null}
        {circles.map((circle) => (
          <BurstCircle key={circle.name} disc={disc} circle={circle} site={site} at={at} />
        ))}
      </g>
      <Grid disc={disc} large={large} />
      {moon && moon.altitudeDegrees > 0 ? <Moon at={onAllSky(disc, moon)} illumination={moonIllumination} /> : null}
      {sun && sun.altitudeDegrees > 0 ? <Sun at={onAllSky(disc, sun)} /> : null}
      {targets.map((target, index) => (
        <SkyTarget
          key={target.id}
          target={target}
          disc={disc}
          site={site}
          at={at}
          side={sides[index] ?? 'none'}
          {...(onPoint ? { onPoint } : {})}
        />
      ))}
      {telescope ? <Telescope at={onAllSky(disc, telescope)} large={large} /> : null}
    </g>
  );
}

/** What is executing and what stands high gets its word first; below the horizon nothing is written. */
function sidesOf(targets: readonly SkyTargetView[], disc: AllSky, site: Site, at: number): readonly LabelSide[] {
  const rank = (target: SkyTargetView) => (target.pointed ? 0 : target.glyph === 'executing' ? 1 : 2);
  const placed = targets
    .map((target, index) => ({ target, index, direction: toHorizontal(target.place, at, site) }))
    .filter(({ direction }) => direction.altitudeDegrees >= 0)
    .sort((a, b) => rank(a.target) - rank(b.target) || b.direction.altitudeDegrees - a.direction.altitudeDegrees);
  const found = labelSides(
    placed.map(({ target, direction }) => {
      const [x, y] = onAllSky(disc, direction);
      return { x, y, width: textWidth(target.name, target.pointed) };
    }),
  );
  const sides: LabelSide[] = targets.map(() => 'none');
  placed.forEach(({ index }, order) => {
    sides[index] = found[order] ?? 'none';
  });
  return sides;
}

/** Stars move a quarter of a degree a minute: drawn again once a minute. */
const Stars = memo(function Stars({
  disc,
  site,
  minute,
  large,
}: {
  disc: AllSky;
  site: Site;
  minute: number;
  large: boolean;
}) {
  return BRIGHT_STARS.map(([name, rightAscensionDegrees, declinationDegrees, magnitude]) => {
    const direction = toHorizontal({ rightAscensionDegrees, declinationDegrees }, minute * 60_000, site);
    if (direction.altitudeDegrees < 0) return null;
    const [x, y] = onAllSky(disc, direction);
    const size = Math.max(0.7, (large ? 2.6 : 1.6) - 0.55 * magnitude);
    return (
      <g key={name}>
        <circle cx={x} cy={y} r={size} fill="var(--plot-2)" />
        {large && magnitude < NAMED_STARS_TO_MAGNITUDE && direction.altitudeDegrees > NAMED_STARS_ABOVE_DEGREES ? (
          <text x={x + 6} y={y + 4} className="star">
            {name}
          </text>
        ) : null}
      </g>
    );
  });
});

function Grid({ disc, large }: { readonly disc: AllSky; readonly large: boolean }) {
  const { centre, radius } = disc;
  const words = [
    ['N', 0],
    ['E', 90],
    ['S', 180],
    ['W', 270],
  ] as const;
  return (
    <g pointerEvents="none">
      {[30, 60].map((altitudeDegrees) => (
        <g key={altitudeDegrees}>
          <circle
            cx={centre[0]}
            cy={centre[1]}
            r={(radius * (90 - altitudeDegrees)) / 90}
            fill="none"
            stroke="var(--line-2)"
          />
          <text
            x={centre[0] + 4}
            y={centre[1] - (radius * (90 - altitudeDegrees)) / 90 - 3}
            className="faint halo-night"
          >
            {altitudeDegrees}°
          </text>
        </g>
      ))}
      {Array.from({ length: 12 }, (_, index) => {
        const azimuthDegrees = index * 30;
        const from = onAllSky(disc, { azimuthDegrees, altitudeDegrees: azimuthDegrees % 90 === 0 ? 90 : 60 });
        const to = onAllSky(disc, { azimuthDegrees, altitudeDegrees: 0 });
        return (
          <line
            key={azimuthDegrees}
            x1={from[0]}
            y1={from[1]}
            x2={to[0]}
            y2={to[1]}
            stroke="var(--line-2)"
            strokeOpacity={0.5}
          />
        );
      })}
      {words.map(([name, azimuthDegrees]) => {
        const [x, y] = onAllSky(disc, { azimuthDegrees, altitudeDegrees: -1080 / radius });
        return (
          <text key={name} x={x} y={y + 4} textAnchor="middle" className="quarter">
            {name}
          </text>
        );
      })}
      {large
        ? [30, 60, 120, 150, 210, 240, 300, 330].map((azimuthDegrees) => {
            const [x, y] = onAllSky(disc, { azimuthDegrees, altitudeDegrees: -1260 / radius });
            return (
              <text key={azimuthDegrees} x={x} y={y + 4} textAnchor="middle" className="faint">
                {azimuthDegrees}°
              </text>
            );
          })
        : null}
    </g>
  );
}

function BurstCircle(props: { disc: AllSky; circle: SkyCircle; site: Site; at: number }) {
  const { disc, circle, site, at } = props;
  const direction = toHorizontal(circle.place, at, site);
  const [x, y] = onAllSky(disc, direction);
  const pixels = (circle.radiusDegrees * disc.radius) / 90;
  if (pixels < SMALLEST_CIRCLE_PIXELS)
    return (
      <circle cx={x} cy={y} r={SMALLEST_CIRCLE_PIXELS + 3} fill="none" stroke="var(--activity)" strokeDasharray="3 2" />
    );
  const outline = circleAround(direction, circle.radiusDegrees).map((one) => onAllSky(disc, one).join(' '));
  return <path d={`M${outline.join('L')}z`} fill="var(--activity-fill)" fillOpacity={0.5} stroke="var(--activity)" />;
}

function Moon({ at: [x, y], illumination }: { readonly at: readonly [number, number]; readonly illumination: number }) {
  // The terminator is an ellipse; which side is lit does not matter here, how much does.
  const bulge = 8 * (1 - 2 * illumination);
  return (
    <g pointerEvents="none">
      <circle cx={x} cy={y} r={8} fill="var(--bg-1)" stroke="var(--moon)" strokeWidth={1.5} />
      <path
        d={`M${x} ${y - 8}A8 8 0 0 0 ${x} ${y + 8}A${Math.abs(bulge)} 8 0 0 ${bulge > 0 ? 1 : 0} ${x} ${y - 8}z`}
        fill="var(--moon)"
      />
      <text x={x + 13} y={y + 4} className="halo-night">
        Moon
      </text>
    </g>
  );
}

function Sun({ at: [x, y] }: { readonly at: readonly [number, number] }) {
  return (
    <g pointerEvents="none">
      <circle cx={x} cy={y} r={8} fill="var(--bg-1)" stroke="var(--attention)" strokeWidth={2} />
      <circle cx={x} cy={y} r={2} fill="var(--attention)" />
      <text x={x + 13} y={y + 4} className="halo-night bright">
        Sun
      </text>
    </g>
  );
}

function Telescope({ at: [x, y], large }: { readonly at: readonly [number, number]; readonly large: boolean }) {
  const reach = large ? 18 : 12;
  return (
    <g pointerEvents="none" stroke="var(--activity)" strokeWidth={2} fill="none">
      <circle cx={x} cy={y} r={reach / 2} />
      {[0, 90, 180, 270].map((turn) => (
        <line key={turn} x1={x} y1={y - reach / 2} x2={x} y2={y - reach} transform={`rotate(${turn} ${x} ${y})`} />
      ))}
      {large ? (
        <text x={x} y={y + reach + 14} textAnchor="middle" className="act halo-night" stroke="none">
          Telescope
        </text>
      ) : null}
    </g>
  );
}

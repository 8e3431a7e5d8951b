import { CompassRose } from './CompassRose.tsx';
import { along, atAzimuth } from './compass.ts';
import { freeAzimuth } from './freeAzimuth.ts';

interface Body {
  readonly azimuthDegrees: number;
  readonly altitudeDegrees: number;
}

export interface DomeView {
  /** Azimuth of the slit; null = not known. */
  readonly slitAzimuthDegrees: number | null;
  /** 0 shut … 100 wide open; null = not known. */
  readonly shutterPercent: number | null;
  /** Where the tube points; null = not known. */
  readonly tube: Body | null;
  /** Wind comes from there, m/s; null = not known. */
  readonly wind: { readonly fromDegrees: number; readonly speed: number } | null;
  readonly sun: Body | null;
  readonly moon: Body | null;
}

interface Props extends DomeView {
  readonly centre: readonly [number, number];
  readonly radius: number;
  readonly large?: boolean;
}

/** Half the slit's width by the dome's radius: a slit has parallel sides, and the tube must be seen inside it. */
const SLIT_HALF_WIDTH = 0.166;

/** Pixels; below, words would cover each other and the slit, and the table beside it says the same. */
const LEAST_RADIUS_WITH_WORDS = 60;

/** The dome from above: slit, tube inside it, wind, Sun and Moon on the horizon ring. */
export function DomeFromAbove(props: Props) {
  const { centre, radius, slitAzimuthDegrees, shutterPercent, tube, wind, sun, moon, large = false } = props;
  const known = slitAzimuthDegrees !== null && shutterPercent !== null;
  const worded = radius >= LEAST_RADIUS_WITH_WORDS;
  const bodies = [sun, moon].flatMap((body) => (body && body.altitudeDegrees > -1 ? [body.azimuthDegrees] : []));
  const taken = wind ? [...bodies, wind.fromDegrees] : bodies;
  return (
    <g>
      <circle
        cx={centre[0]}
        cy={centre[1]}
        r={radius}
        fill="var(--bg-2)"
        stroke={known ? 'var(--edge)' : 'var(--stale)'}
        strokeWidth={large ? 2 : 1}
        strokeDasharray={known ? undefined : '4 4'}
      />
      <CompassRose centre={centre} radius={radius} inwards={large} />
      {known ? (
        <Slit
          centre={centre}
          radius={radius}
          azimuth={slitAzimuthDegrees}
          percent={shutterPercent}
          large={large && worded}
          wordAt={freeAzimuth(slitAzimuthDegrees, taken)}
        />
      ) : (
        <Unknown centre={centre} radius={radius} />
      )}
      {tube ? <Tube centre={centre} radius={radius} tube={tube} /> : null}
      {wind && wind.speed > 0.5 ? (
        <Wind centre={centre} radius={radius} wind={wind} bodies={bodies} worded={worded} />
      ) : null}
      {moon && moon.altitudeDegrees > -1 ? <Moon centre={centre} radius={radius} moon={moon} worded={worded} /> : null}
      {sun && sun.altitudeDegrees > -1 ? <Sun centre={centre} radius={radius} sun={sun} worded={worded} /> : null}
    </g>
  );
}

type At = { readonly centre: readonly [number, number]; readonly radius: number };

function Slit({
  centre,
  radius,
  azimuth,
  percent,
  large,
  wordAt,
}: At & { azimuth: number; percent: number; large: boolean; wordAt: number }) {
  const half = SLIT_HALF_WIDTH * radius;
  const edge = Math.sqrt(radius * radius - half * half);
  const back = -0.3 * radius;
  const corners = [
    along(centre, azimuth, edge, -half),
    along(centre, azimuth, back, -half),
    along(centre, azimuth, back, half),
    along(centre, azimuth, edge, half),
  ];
  const [left, backLeft, backRight, right] = corners;
  const open = Math.min(1, Math.max(0, percent / 100)) * half;
  const doorLines = (['left', 'right'] as const).map((side) => {
    const offset = side === 'left' ? -open : open;
    return { side, from: along(centre, azimuth, edge, offset), to: along(centre, azimuth, back, offset) };
  });
  const arc = `M${left}A${radius} ${radius} 0 0 1 ${right}`;
  const [wordX, wordY] = atAzimuth(centre, wordAt, radius * 0.55);
  return (
    <g>
      <path
        d={`${arc}L${backRight}L${backLeft}z`}
        fill="var(--bg-4)"
        stroke={percent > 0 ? 'var(--text-2)' : 'var(--edge)'}
        strokeWidth={percent > 0 ? 1.5 : 1}
      />
      {percent > 0 ? (
        <>
          <path
            d={`M${along(centre, azimuth, edge, -open)}L${along(centre, azimuth, back, -open)}L${along(centre, azimuth, back, open)}L${along(centre, azimuth, edge, open)}z`}
            fill="var(--bg-0)"
          />
          <path
            d={`M${along(centre, azimuth, edge, -open)}A${radius} ${radius} 0 0 1 ${along(centre, azimuth, edge, open)}`}
            fill="none"
            stroke="var(--bg-0)"
            strokeWidth={5}
          />
        </>
      ) : null}
      {percent < 100
        ? doorLines.map(({ side, from, to }) => (
            <line key={side} x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} stroke="var(--edge)" />
          ))
        : null}
      {large || percent < 100 ? (
        <text x={wordX} y={wordY + 6} textAnchor="middle" className={large && radius > 90 ? 'word' : 'word small'}>
          {percent <= 0 ? 'shut' : percent >= 100 ? 'open' : `${Math.round(percent)} % open`}
        </text>
      ) : null}
    </g>
  );
}

function Unknown({ centre }: At) {
  return (
    <text x={centre[0]} y={centre[1] - 16} textAnchor="middle" className="unknown">
      -- dome not read
    </text>
  );
}

function Tube({ centre, radius, tube }: At & { tube: Body }) {
  // The tube seen from above shortens as it rises; a stub stays to show the azimuth.
  const reach = 0.24 + 0.6 * Math.cos((Math.max(0, tube.altitudeDegrees) * Math.PI) / 180);
  const azimuth = tube.azimuthDegrees;
  const tail = atAzimuth(centre, azimuth + 180, radius * 0.2);
  const tip = atAzimuth(centre, azimuth, radius * reach);
  return (
    <g stroke="var(--activity)" fill="none">
      <line x1={tail[0]} y1={tail[1]} x2={tip[0]} y2={tip[1]} strokeWidth={3} />
      <circle cx={centre[0]} cy={centre[1]} r={6} fill="var(--bg-1)" strokeWidth={2} />
      <path
        d={`M${along(centre, azimuth, radius * reach + 10, 0)}L${along(centre, azimuth, radius * reach - 3, -6)}L${along(centre, azimuth, radius * reach - 3, 6)}z`}
        fill="var(--activity)"
        stroke="none"
      />
    </g>
  );
}

function Wind({
  centre,
  radius,
  wind,
  bodies,
  worded,
}: At & { wind: { fromDegrees: number; speed: number }; bodies: readonly number[]; worded: boolean }) {
  const from = atAzimuth(centre, wind.fromDegrees, radius - 12);
  const to = atAzimuth(centre, wind.fromDegrees, radius * 0.52);
  const turnTo = (body: number) => ((body - wind.fromDegrees + 540) % 360) - 180;
  // Beside the arrow, on the side where no body's name stands.
  const side = bodies.some((body) => turnTo(body) < 0 && turnTo(body) > -40) ? 1 : -1;
  const [x, y] = along(centre, wind.fromDegrees, radius * 0.68, side * 18);
  return (
    <g>
      <line x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} stroke="var(--text-1)" strokeWidth={2} />
      <path
        d={`M${along(centre, wind.fromDegrees, radius * 0.44, 0)}L${along(centre, wind.fromDegrees, radius * 0.54, -6)}L${along(centre, wind.fromDegrees, radius * 0.54, 6)}z`}
        fill="var(--text-1)"
      />
      {worded ? (
        <text x={x} y={y + 4} textAnchor="middle" className="halo-2">
          Wind
        </text>
      ) : null}
    </g>
  );
}

function Moon({ centre, radius, moon, worded }: At & { moon: Body; worded: boolean }) {
  const [x, y] = atAzimuth(centre, moon.azimuthDegrees, radius);
  const inside = x < centre[0];
  return (
    <g>
      <circle cx={x} cy={y} r={7} fill="var(--bg-1)" stroke="var(--moon)" strokeWidth={1.5} />
      <path d={`M${x} ${y - 7}a7 7 0 0 0 0 14z`} fill="var(--moon)" />
      {worded ? (
        <text x={x + (inside ? 12 : -12)} y={y + 4} textAnchor={inside ? 'start' : 'end'} className="halo-2">
          Moon {moon.altitudeDegrees.toFixed(0)}°
        </text>
      ) : null}
    </g>
  );
}

function Sun({ centre, radius, sun, worded }: At & { sun: Body; worded: boolean }) {
  const [x, y] = atAzimuth(centre, sun.azimuthDegrees, radius);
  const inside = x < centre[0];
  return (
    <g>
      <circle cx={x} cy={y} r={7} fill="var(--bg-1)" stroke="var(--text-1)" strokeWidth={2} />
      <circle cx={x} cy={y} r={2} fill="var(--text-1)" />
      {worded ? (
        <text x={x + (inside ? 12 : -12)} y={y + 4} textAnchor={inside ? 'start' : 'end'} className="halo-2">
          Sun {sun.altitudeDegrees.toFixed(0)}°
        </text>
      ) : null}
    </g>
  );
}

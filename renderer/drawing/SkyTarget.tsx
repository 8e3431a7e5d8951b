import type { Site } from '../../main-services/model/site.ts';
import type { Glyph } from '../night/bandModel.ts';
import { type AllSky, onAllSky } from '../sky/allSky.ts';
import { type Equatorial, toHorizontal } from '../sky/horizontal.ts';
import type { LabelSide } from './labelSides.ts';

/** A target as the sky map shows it. */
export interface SkyTargetView {
  readonly id: number;
  readonly name: string;
  readonly place: Equatorial;
  readonly glyph: Glyph;
  readonly isAlert: boolean;
  readonly pointed: boolean;
}

interface Props {
  readonly target: SkyTargetView;
  readonly disc: AllSky;
  readonly site: Site;
  readonly at: number;
  /** Where its name stands; none on small maps and where there is no room. */
  readonly side: LabelSide;
  readonly onPoint?: (id: number | null) => void;
}

/** How far ahead the path of a target is drawn, and in which steps. */
const AHEAD_MS = 4 * 3_600_000;
const STEP_MS = 600_000;

/** A square where a target stands: solid = observed, outline = planned, blue = executing or alert; its path for four hours when pointed at. */
export function SkyTarget({ target, disc, site, at, side, onPoint }: Props) {
  const direction = toHorizontal(target.place, at, site);
  const follows = target.glyph === 'executing' || target.pointed;
  if (direction.altitudeDegrees < 0 && !follows) return null;
  const [x, y] = onAllSky(disc, direction);
  const past = target.glyph === 'done' || target.glyph === 'torn';
  const executing = target.glyph === 'executing';
  const colour = target.pointed
    ? 'var(--text-1)'
    : executing || target.isAlert
      ? 'var(--activity)'
      : past
        ? 'var(--plot-2)'
        : 'var(--plot)';
  const size = executing || target.pointed ? 5 : 4;
  return (
    <g className="sky-target" onPointerEnter={() => onPoint?.(target.id)} onPointerLeave={() => onPoint?.(null)}>
      {follows ? <Path target={target} disc={disc} site={site} at={at} colour={colour} /> : null}
      {direction.altitudeDegrees < 0 ? null : (
        <>
          <rect x={x - 10} y={y - 10} width={20} height={20} fill="transparent" />
          <rect
            x={x - size}
            y={y - size}
            width={2 * size}
            height={2 * size}
            fill={past || executing ? colour : 'var(--sky-night)'}
            stroke={colour}
            strokeWidth={target.pointed ? 2 : 1.5}
          />
          {side === 'none' && !target.pointed ? null : (
            <text
              {...labelPlace(x, y, side, executing ? 24 : 10)}
              className={`halo-night ${target.pointed ? 'strong' : executing ? 'act' : past ? 'faint' : ''}`}
            >
              {target.name}
            </text>
          )}
        </>
      )}
    </g>
  );
}

function Path({ target, disc, site, at, colour }: Pick<Props, 'target' | 'disc' | 'site' | 'at'> & { colour: string }) {
  const points: string[] = [];
  for (let ahead = 0; ahead <= AHEAD_MS; ahead += STEP_MS) {
    const direction = toHorizontal(target.place, at + ahead, site);
    if (direction.altitudeDegrees < 0) break;
    points.push(onAllSky(disc, direction).join(' '));
  }
  if (points.length < 2) return null;
  return <path d={`M${points.join('L')}`} fill="none" stroke={colour} strokeDasharray="4 3" pointerEvents="none" />;
}

function labelPlace(x: number, y: number, side: LabelSide, gap: number) {
  if (side === 'left') return { x: x - gap, y: y + 4, textAnchor: 'end' } as const;
  if (side === 'below') return { x, y: y + gap + 10, textAnchor: 'middle' } as const;
  if (side === 'above') return { x, y: y - gap - 3, textAnchor: 'middle' } as const;
  return { x: x + gap, y: y + 4, textAnchor: 'start' } as const;
}

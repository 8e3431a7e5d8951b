import { type MouseEvent, useId } from 'react';
import type { TargetOutlook } from '../../../main-services/model/targetOutlook.ts';
import { Hatch } from '../../drawing/Hatch.tsx';
import { textWidth } from '../../drawing/textWidth.ts';
import { fixed } from '../../format/number.ts';
import { circleAround, type Horizontal, toHorizontal } from '../../sky/horizontal.ts';
import { LOWEST_ALTITUDE_DEGREES, SUN_AVOIDANCE_DEGREES, SUN_UP_DEGREES } from '../../sky/pointingLimits.ts';
import { useNow } from '../../state/clock.ts';
import { useDomeView } from '../../state/domeView.ts';
import { useTopic, useTopicPart } from '../../state/topics.ts';

interface Props {
  readonly width: number;
  readonly height: number;
  readonly onPick: (direction: Horizontal) => void;
  /** The target that is typed, and its way from now on; null = none. */
  readonly chosen: TargetOutlook | null;
}

const QUARTERS = [
  ['N', 0],
  ['E', 90],
  ['S', 180],
  ['W', 270],
] as const;

/** The sky with the zenith in the middle: where the telescope reads and is set, what it must avoid; a click fills the fields. */
export function PointingMap({ width, height, onPick, chosen }: Props) {
  const id = useId();
  const { tube, sun, moon } = useDomeView();
  const target = useTarget();
  const radius = Math.max(30, Math.floor(Math.min(width / 2 - 32, height / 2 - 34)));
  const centre = [Math.round(width / 2), Math.round(height / 2) + 2] as const;
  const at = ({ altitudeDegrees, azimuthDegrees }: Horizontal): readonly [number, number] => {
    const distance = (radius * (90 - altitudeDegrees)) / 90;
    const angle = (azimuthDegrees * Math.PI) / 180;
    return [round(centre[0] + distance * Math.sin(angle)), round(centre[1] - distance * Math.cos(angle))];
  };
  const pick = (event: MouseEvent<SVGCircleElement>) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (!box) return;
    const dx = event.clientX - box.left - centre[0];
    const dy = event.clientY - box.top - centre[1];
    const distance = Math.hypot(dx, dy) / radius;
    if (distance > 1) return;
    const azimuthDegrees = ((Math.atan2(dx, -dy) * 180) / Math.PI + 360) % 360;
    onPick({ altitudeDegrees: 90 * (1 - distance), azimuthDegrees });
  };
  return (
    <g>
      <defs>
        <Hatch id={`${id}low`} token="bg-4" width={2} />
        <Hatch id={`${id}sun`} token="danger-fill" width={3} />
        <clipPath id={`${id}sky`}>
          <circle cx={centre[0]} cy={centre[1]} r={radius} />
        </clipPath>
      </defs>
      <circle cx={centre[0]} cy={centre[1]} r={radius} fill={`url(#${id}low)`} stroke="var(--edge)" />
      <circle
        cx={centre[0]}
        cy={centre[1]}
        r={(radius * (90 - LOWEST_ALTITUDE_DEGREES)) / 90}
        fill="var(--bg-1)"
        stroke="var(--edge)"
        strokeDasharray="3 3"
      />
      <Grid centre={centre} radius={radius} />
      {sun && sun.altitudeDegrees > SUN_UP_DEGREES ? (
        <g>
          <path
            d={`M${circleAround(sun, SUN_AVOIDANCE_DEGREES).map(at).join('L')}z`}
            clipPath={`url(#${id}sky)`}
            fill={`url(#${id}sun)`}
            stroke="var(--danger)"
            strokeWidth={1.5}
          />
          <Body place={at(sun)} name="Sun" />
        </g>
      ) : null}
      {moon && moon.altitudeDegrees > 0 ? <Body place={at(moon)} name="Moon" moon /> : null}
      {chosen ? <Chosen outlook={chosen} at={at} clip={`${id}sky`} width={width} /> : null}
      {target && target.altitudeDegrees > 0 ? (
        <Target place={at(target)} words={`set ${words(target)}`} width={width} beside={tube ? at(tube) : null} />
      ) : null}
      {tube ? <Tube place={at(tube)} words={`reads ${words(tube)}`} width={width} /> : <Unread centre={centre} />}
      <text x={12} y={18} className="faint">
        Sky, zenith in the middle
      </text>
      <text x={12} y={height - 10} className="faint">
        Click for a target; hold Go to go there.
      </text>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut with the mouse; the fields beside it do the same by keyboard */}
      <circle cx={centre[0]} cy={centre[1]} r={radius} fill="transparent" className="pickable" onClick={pick} />
    </g>
  );
}

/** Where the telescope was last sent, as it stands in the sky now. */
function useTarget(): Horizontal | null {
  const site = useTopic('site');
  const mount = useTopicPart('instruments', (all) => all?.telescope.status ?? null);
  const now = useNow();
  const rightAscensionDegrees = mount?.targetRightAscensionDegrees ?? null;
  const declinationDegrees = mount?.targetDeclinationDegrees ?? null;
  if (!site || rightAscensionDegrees === null || declinationDegrees === null) return null;
  return toHorizontal({ rightAscensionDegrees, declinationDegrees }, now, site);
}

function Grid({ centre, radius }: { readonly centre: readonly [number, number]; readonly radius: number }) {
  return (
    <g>
      {[30, 60].map((altitude) => (
        <g key={altitude}>
          <circle
            cx={centre[0]}
            cy={centre[1]}
            r={(radius * (90 - altitude)) / 90}
            fill="none"
            stroke="var(--line-2)"
          />
          <text x={centre[0] + 4} y={centre[1] - (radius * (90 - altitude)) / 90 - 3} className="faint">
            {altitude}°
          </text>
        </g>
      ))}
      <path
        d={`M${centre[0]} ${centre[1] - radius}v${2 * radius}M${centre[0] - radius} ${centre[1]}h${2 * radius}`}
        stroke="var(--line-2)"
      />
      {QUARTERS.map(([name, azimuth]) => {
        const angle = (azimuth * Math.PI) / 180;
        return (
          <text
            key={name}
            x={centre[0] + (radius + 14) * Math.sin(angle)}
            y={centre[1] - (radius + 14) * Math.cos(angle) + 4}
            textAnchor="middle"
            className="quarter"
          >
            {name}
          </text>
        );
      })}
    </g>
  );
}

function Body({
  place: [x, y],
  name,
  moon = false,
}: {
  readonly place: readonly [number, number];
  readonly name: string;
  readonly moon?: boolean;
}) {
  return (
    <g>
      <circle
        cx={x}
        cy={y}
        r={7}
        fill="var(--bg-1)"
        stroke={moon ? 'var(--moon)' : 'var(--text-1)'}
        strokeWidth={moon ? 1.5 : 2}
      />
      {moon ? (
        <path d={`M${x} ${y - 7}a7 7 0 0 0 0 14z`} fill="var(--moon)" />
      ) : (
        <circle cx={x} cy={y} r={2} fill="var(--text-1)" />
      )}
      <text x={x + 12} y={y + 4} className="halo bright">
        {name}
      </text>
    </g>
  );
}

function Tube({ place: [x, y], words: text, width }: Labelled) {
  return (
    <g>
      <circle cx={x} cy={y} r={4.5} fill="var(--text-1)" />
      <text {...sideOf(x, text, width)} y={y + 14} className="halo strong">
        {text}
      </text>
    </g>
  );
}

function Target({
  place: [x, y],
  words: text,
  beside,
  width,
}: Labelled & { readonly beside: readonly [number, number] | null }) {
  const arrived = beside !== null && Math.hypot(beside[0] - x, beside[1] - y) < 3;
  return (
    <g>
      {beside && !arrived ? (
        <line x1={beside[0]} y1={beside[1]} x2={x} y2={y} stroke="var(--plot-2)" strokeDasharray="3 3" />
      ) : null}
      <path d={`M${x} ${y - 9}l9 9-9 9-9-9z`} fill="none" stroke="var(--activity)" strokeWidth={1.5} />
      {arrived ? null : (
        <text {...sideOf(x, text, width)} y={y - 6} className="halo act">
          {text}
        </text>
      )}
    </g>
  );
}

/** The target that is typed and not yet gone to, with the way that tracking it would take. */
function Chosen({
  outlook,
  at,
  clip,
  width,
}: {
  readonly outlook: TargetOutlook;
  readonly at: (direction: Horizontal) => readonly [number, number];
  readonly clip: string;
  readonly width: number;
}) {
  if (outlook.altitudeDegrees < 0) return null;
  const [x, y] = at(outlook);
  const refused = outlook.reasons.length > 0;
  const token = refused ? 'var(--attention)' : 'var(--text-1)';
  return (
    <g>
      {outlook.path.length > 1 ? (
        <path
          d={`M${outlook.path.map((one) => at(one).join(' ')).join('L')}`}
          clipPath={`url(#${clip})`}
          fill="none"
          stroke="var(--plot-2)"
          strokeWidth={1.5}
          strokeDasharray="1 4"
          strokeLinecap="round"
        />
      ) : null}
      <path d={`M${x - 9} ${y}h6m6 0h6M${x} ${y - 9}v6m0 6v6`} stroke={token} strokeWidth={1.5} />
      <text {...sideOf(x, refused ? 'refused' : 'target', width)} y={y - 6} className="halo bright">
        {refused ? 'refused' : 'target'}
      </text>
    </g>
  );
}

function Unread({ centre }: { readonly centre: readonly [number, number] }) {
  return (
    <text x={centre[0]} y={centre[1] - 12} textAnchor="middle" className="halo unknown">
      -- telescope not read
    </text>
  );
}

interface Labelled {
  readonly place: readonly [number, number];
  readonly words: string;
  /** Of the whole drawing: a label that would leave it stands on the other side. */
  readonly width: number;
}

function sideOf(x: number, text: string, width: number): { readonly x: number; readonly textAnchor: 'start' | 'end' } {
  const fits = x + 14 + textWidth(text, true) < width - 4;
  return fits ? { x: x + 14, textAnchor: 'start' } : { x: x - 12, textAnchor: 'end' };
}

function words({ altitudeDegrees, azimuthDegrees }: Horizontal): string {
  return `${fixed(altitudeDegrees, 2)}° ${fixed(azimuthDegrees, 2)}°`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

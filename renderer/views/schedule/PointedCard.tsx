import type { PlannedSequence } from '../../../main-services/model/planning.ts';
import type { Site } from '../../../main-services/model/site.ts';
import { textWidth } from '../../drawing/textWidth.ts';
import { roughDuration } from '../../format/duration.ts';
import { utcMinute } from '../../format/time.ts';
import { type AltitudePoint, altitudeAt } from '../../night/altitudeAt.ts';
import { airMass, angleBetween, toHorizontal } from '../../sky/horizontal.ts';
import { moonPosition } from '../../sky/moonPosition.ts';
import { sequenceStatusWords } from './sequenceStatusWords.ts';
import type { TimelinePlace } from './timelinePlace.ts';

interface Props {
  readonly place: TimelinePlace;
  readonly sequence: PlannedSequence;
  readonly curve: readonly AltitudePoint[];
  readonly site: Site | null;
}

const LINE = 18;
const WIDTH = 288;

/** The sequence pointed at, in words, with a line to its place on the curve. */
export function PointedCard({ place, sequence, curve, site }: Props) {
  const { start, end } = sequence;
  const middle = (start + end) / 2;
  const altitude = altitudeAt(curve, middle);
  const lines = cardLines(sequence, curve, site);
  const height = 28 + lines.length * LINE + 4;
  const rightSide = place.x(end) + 24 + WIDTH < place.right;
  const x = Math.max(place.left + 4, rightSide ? place.x(end) + 24 : place.x(start) - 24 - WIDTH);
  const y = place.top + 8;
  const edge = rightSide ? x : x + WIDTH;
  const head = `${sequence.programme}, priority ${sequence.priority}`;
  return (
    <g pointerEvents="none">
      {altitude === null ? null : (
        <>
          <path d={`M${place.x(middle)} ${place.y(altitude)}L${edge} ${y + 24}`} stroke="var(--text-1)" />
          <circle
            cx={place.x(middle)}
            cy={place.y(altitude)}
            r={4}
            fill="var(--bg-0)"
            stroke="var(--text-1)"
            strokeWidth={1.5}
          />
        </>
      )}
      <rect x={x + 0.5} y={y + 0.5} width={WIDTH} height={height} fill="var(--bg-2)" stroke="var(--edge)" />
      <text x={x + 12} y={y + 20} className="lead">
        {shortened(sequence.name, WIDTH - 36 - textWidth(head))}
      </text>
      <text x={x + WIDTH - 12} y={y + 20} textAnchor="end">
        {head}
      </text>
      {lines.map(([name, words], index) => (
        <g key={name}>
          <text x={x + 12} y={y + 40 + index * LINE} className="faint">
            {name}
          </text>
          <text x={x + 72} y={y + 40 + index * LINE} className="bright">
            {words}
          </text>
        </g>
      ))}
    </g>
  );
}

function shortened(text: string, pixels: number): string {
  // The head is written 13 px, the measure is for 11 px.
  const fits = (one: string) => (textWidth(one, true) * 13) / 11 <= pixels;
  if (fits(text)) return text;
  let length = text.length;
  while (length > 1 && !fits(`${text.slice(0, length)}…`)) length -= 1;
  return `${text.slice(0, length)}…`;
}

function cardLines(sequence: PlannedSequence, curve: readonly AltitudePoint[], site: Site | null) {
  const { start, end } = sequence;
  const lines: (readonly [string, string])[] = [
    [sequenceStatusWords(sequence.status), `${utcMinute(start)} to ${utcMinute(end)}, ${roughDuration(end - start)}`],
  ];
  const from = altitudeAt(curve, start);
  const to = altitudeAt(curve, end);
  if (from !== null && to !== null) {
    const mass = (altitude: number) => airMass(altitude)?.toFixed(2) ?? 'over 19';
    lines.push(['Altitude', `${from.toFixed(0)}° to ${to.toFixed(0)}°, air mass ${mass(from)} to ${mass(to)}`]);
  }
  if (site) {
    const middle = (start + end) / 2;
    const moon = toHorizontal(moonPosition(middle), middle, site);
    const away = angleBetween(moon, toHorizontal(sequence, middle, site));
    lines.push([
      'Moon',
      `${away.toFixed(0)}° away, ${moon.altitudeDegrees > 0 ? `${moon.altitudeDegrees.toFixed(0)}° high` : 'below the horizon'}`,
    ]);
  }
  const { roomEarlierSeconds: earlier, roomLaterSeconds: later } = sequence;
  if (earlier !== undefined && later !== undefined && sequence.status === 'EXPECTED') {
    const room = (seconds: number) => (seconds < 60 ? 'none' : roughDuration(seconds * 1000));
    lines.push(['Room', `${room(earlier)} earlier, ${room(later)} later`]);
  }
  return lines;
}

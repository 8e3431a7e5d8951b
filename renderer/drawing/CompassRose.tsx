import { atAzimuth } from './compass.ts';

interface Props {
  readonly centre: readonly [number, number];
  readonly radius: number;
  /** Ticks point inwards where the ring is full, outwards otherwise. */
  readonly inwards?: boolean;
}

const QUARTERS = [
  ['N', 0],
  ['E', 90],
  ['S', 180],
  ['W', 270],
] as const;

/** Ticks every 10°, longer every 30°, and the four quarters. */
export function CompassRose({ centre, radius, inwards = false }: Props) {
  return (
    <g>
      {Array.from({ length: 36 }, (_, index) => {
        const azimuth = index * 10;
        const length = (azimuth % 30 === 0 ? 7 : 4) * (inwards ? -1 : 1);
        const [x1, y1] = atAzimuth(centre, azimuth, radius);
        const [x2, y2] = atAzimuth(centre, azimuth, radius + length);
        return <line key={azimuth} x1={x1} y1={y1} x2={x2} y2={y2} stroke="var(--edge)" />;
      })}
      {QUARTERS.map(([name, azimuth]) => {
        const [x, y] = atAzimuth(centre, azimuth, radius + 16);
        return (
          <text key={name} x={x} y={y + 4} textAnchor="middle" className="quarter">
            {name}
          </text>
        );
      })}
    </g>
  );
}

interface Props {
  /** Middle of the dome's base line. */
  readonly base: readonly [number, number];
  readonly radius: number;
  /** 0 shut … 100 wide open; null = not known. */
  readonly shutterPercent: number | null;
  readonly altitudeDegrees: number | null;
}

/** The slit runs from here to the zenith and a little beyond (drawing only). */
const SLIT_FROM_DEGREES = 12;
const SLIT_TO_DEGREES = 96;

/** The dome from the side, along the slit: how high the telescope points, how far the shutter is open. */
export function DomeFromSide({ base, radius, shutterPercent, altitudeDegrees }: Props) {
  const [x, y] = base;
  const at = (degrees: number, distance: number) => {
    const angle = (degrees * Math.PI) / 180;
    return `${(x + distance * Math.cos(angle)).toFixed(1)} ${(y - distance * Math.sin(angle)).toFixed(1)}`;
  };
  const shell = (from: number, to: number) => `M${at(from, radius)}A${radius} ${radius} 0 0 0 ${at(to, radius)}`;
  const open = Math.min(100, Math.max(0, shutterPercent ?? 0)) / 100;
  const doorEnd = SLIT_TO_DEGREES - (SLIT_TO_DEGREES - SLIT_FROM_DEGREES) * open;
  const known = shutterPercent !== null;
  const pivot = y - 8;
  return (
    <g>
      <path d={shell(0, SLIT_FROM_DEGREES)} fill="none" stroke="var(--edge)" strokeWidth={3} />
      <path d={shell(SLIT_TO_DEGREES, 180)} fill="none" stroke="var(--edge)" strokeWidth={3} />
      <path
        d={shell(SLIT_FROM_DEGREES, SLIT_TO_DEGREES)}
        fill="none"
        stroke={known ? 'var(--text-2)' : 'var(--stale)'}
        strokeDasharray="2 4"
      />
      {known && open < 1 ? (
        <path d={shell(SLIT_FROM_DEGREES, doorEnd)} fill="none" stroke="var(--text-2)" strokeWidth={3} />
      ) : null}
      <rect x={x - radius - 2} y={y} width={2 * radius + 4} height={3} fill="var(--edge)" />
      <rect x={x - radius + 6} y={y + 3} width={2 * radius - 12} height={radius * 0.3} fill="var(--bg-2)" />
      <rect x={x - 10} y={y - 6} width={20} height={radius * 0.3 + 9} fill="var(--bg-4)" />
      {[0, 15, 30, 45, 60, 75, 90].map((degrees) => (
        <g key={degrees}>
          <path d={`M${at(degrees, radius + 5)}L${at(degrees, radius + 9)}`} stroke="var(--edge)" />
          {degrees % 30 === 0 ? <AltitudeMark at={at(degrees, radius + 21)} degrees={degrees} /> : null}
        </g>
      ))}
      {altitudeDegrees === null ? (
        <text x={x} y={y - radius * 0.35} textAnchor="middle" className="unknown">
          -- telescope not read
        </text>
      ) : (
        <>
          <g transform={`translate(${x} ${pivot}) rotate(${-altitudeDegrees})`}>
            <rect
              x={-radius * 0.22}
              y={-radius * 0.1}
              width={radius * 0.82}
              height={radius * 0.2}
              fill="var(--bg-3)"
              stroke="var(--activity)"
              strokeWidth={2}
            />
            <line x1={radius * 0.62} y1={0} x2={radius * 1.14} y2={0} stroke="var(--activity)" strokeDasharray="4 3" />
          </g>
          <circle cx={x} cy={pivot} r={4} fill="var(--activity)" />
        </>
      )}
    </g>
  );
}

function AltitudeMark({ at, degrees }: { readonly at: string; readonly degrees: number }) {
  const [x = '0', y = '0'] = at.split(' ');
  return (
    <text x={x} y={Number(y) + 4} textAnchor="middle" className="faint">
      {degrees}°
    </text>
  );
}

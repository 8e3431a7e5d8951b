import type { Glyph } from '../night/bandModel.ts';

interface Props {
  readonly glyph: Glyph;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isAlert: boolean;
  /** The longest of these that fits is written inside. */
  readonly names: readonly string[];
  readonly widthOf: (text: string, bold: boolean) => number;
  readonly selected?: boolean;
}

const SOLID: Readonly<Record<Glyph, string>> = {
  done: 'var(--plot-2)',
  torn: 'var(--plot-2)',
  executing: 'var(--activity-solid)',
  planned: 'transparent',
  dropped: 'transparent',
};
const INK: Readonly<Record<Glyph, string>> = {
  done: 'var(--bg-0)',
  torn: 'var(--bg-0)',
  executing: 'var(--on-activity)',
  planned: 'var(--text-2)',
  dropped: 'var(--text-3)',
};

/** A sequence on a time axis: solid = done, torn edge = interrupted, blue = executing, outline = planned, blue outline = alert. */
export function SequenceGlyph(props: Props) {
  const { glyph, x, y, width, height, isAlert, names, widthOf, selected = false } = props;
  const outlined = glyph === 'planned' || glyph === 'dropped';
  const inset = outlined ? 0.5 : 0;
  const bold = !outlined;
  const name = names.find((one) => widthOf(one, bold) + 12 < width);
  const stroke = outlined ? (isAlert ? 'var(--activity)' : 'var(--edge)') : 'none';
  const right = x + width;
  return (
    <g>
      <rect
        x={x + inset}
        y={y + inset}
        width={Math.max(1, width - 2 * inset)}
        height={height - 2 * inset}
        fill={SOLID[glyph]}
        stroke={selected ? 'var(--text-1)' : stroke}
        strokeWidth={selected ? 2 : 1}
        strokeDasharray={glyph === 'dropped' ? '2 3' : undefined}
      />
      {glyph === 'torn' && width > 4 ? (
        <path
          d={`M${right - 4} ${y}L${right} ${y + height / 4}L${right - 4} ${y + height / 2}L${right} ${y + height * 0.75}L${right - 4} ${y + height}H${right + 1}V${y}z`}
          fill="var(--sky-night)"
        />
      ) : null}
      {name ? (
        <text x={x + 5} y={y + height / 2 + 4} style={{ fill: INK[glyph], fontWeight: bold ? 600 : 400 }}>
          {name}
        </text>
      ) : null}
    </g>
  );
}

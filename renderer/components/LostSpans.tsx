import type { LostTime } from '../../main-services/model/operations.ts';
import { textWidth } from '../drawing/textWidth.ts';
import { roughDuration } from '../format/duration.ts';

interface Props {
  readonly lost: readonly LostTime[];
  readonly now: number;
  readonly x: (at: number) => number;
  readonly y: number;
  readonly height: number;
  readonly fill: string;
  /** Right end of the axis: labels stay before it. */
  readonly right: number;
}

/** Lost time, hatched, with its cause and length beside it; labels take the side that is free. */
export function LostSpans({ lost, now, x, y, height, fill, right }: Props) {
  const spans = lost.map((one) => ({ one, from: x(one.start), to: Math.max(x(one.start) + 3, x(one.end ?? now)) }));
  let free = 0;
  return spans.map(({ one, from, to }, index) => {
    const text = `${one.cause} ${roughDuration((one.end ?? now) - one.start)}`;
    const width = textWidth(text) + 12;
    const next = spans[index + 1]?.from ?? right;
    const before = from - width >= free;
    const after = to + width <= next;
    const side = before ? 'end' : after ? 'start' : null;
    free = side === 'start' ? to + width : to;
    return (
      <g key={one.start}>
        <title>{text}</title>
        <rect x={from} y={y} width={to - from} height={height} fill={fill} />
        <rect
          x={from + 0.5}
          y={y + 0.5}
          width={Math.max(1, to - from - 1)}
          height={height - 1}
          fill="none"
          stroke="var(--text-2)"
        />
        {side ? (
          <text
            x={side === 'end' ? from - 6 : to + 6}
            y={y + height / 2 + 4}
            textAnchor={side}
            className="halo-night bright"
          >
            {text}
          </text>
        ) : null}
      </g>
    );
  });
}

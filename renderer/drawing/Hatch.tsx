interface Props {
  readonly id: string;
  /** A token: "text-2". */
  readonly token: string;
  readonly gap?: number;
  readonly width?: number;
}

/** Diagonal lines as a fill: the second sign of lost time, avoidance and danger. Use as `fill="url(#id)"`. */
export function Hatch({ id, token, gap = 6, width = 1.5 }: Props) {
  return (
    <pattern id={id} width={gap} height={gap} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={width} height={gap} fill={`var(--${token})`} />
    </pattern>
  );
}

interface Props {
  /** 0 = far from the limit, 1 = at it. */
  readonly nearness: number;
  readonly closest?: boolean;
}

/** The limit's tick stands at nine tenths of the bar, so that going over it shows. */
const LIMIT_PERCENT = 90;

/** How near a value is to its limit: length is nearness, the tick is the limit. Only the closest is coloured. */
export function MarginBar({ nearness, closest = false }: Props) {
  const tone = nearness >= 1 ? 'over' : closest ? 'closest' : '';
  const percent = Math.min(100, nearness * LIMIT_PERCENT);
  return (
    <div className={`margin ${tone}`} role="img" aria-label={`${Math.round(nearness * 100)} % of the way to the limit`}>
      <i style={{ width: `${percent}%` }} />
      <b />
    </div>
  );
}

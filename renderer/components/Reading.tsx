import { age } from '../format/duration.ts';
import { measured, UNKNOWN } from '../format/number.ts';
import { unitSign } from '../format/unit.ts';
import { useNow, useServicesLost, useStaleAfterMs } from '../state/clock.ts';
import { isStale } from './staleness.ts';

interface Props {
  /** A number is written with the decimals its unit asks for; a text as it stands. */
  readonly value: number | string | null | undefined;
  readonly unit?: string;
  /** When it was measured; leave out for values that do not age. */
  readonly at?: number | null;
  readonly className?: string;
  /** Shows how old a stale value is beside the dashes. */
  readonly withAge?: boolean;
}

/** A measured value with its unit in a column of its own; "--" in magenta once it cannot be believed. */
export function Reading({ value, unit = '', at, className = '', withAge = true }: Props) {
  const now = useNow();
  const lost = useServicesLost();
  const staleAfterMs = useStaleAfterMs();
  const known = value !== null && value !== undefined && value !== '';
  const stale = !known || lost || (at !== undefined && isStale(at, now, staleAfterMs));
  const unitClass = unit === '' ? 'unit none' : 'unit';
  if (!stale)
    return (
      <span className={`nw ${className}`}>
        {measured(value, unit)}
        <span className={unitClass}>{unitSign(unit)}</span>
      </span>
    );
  return (
    <span className="nw stale">
      <span aria-hidden="true">{UNKNOWN}</span>
      <span className="sr">unknown</span>
      <span className={`${unitClass} stale`}>{withAge && at ? age(at, now) : ''}</span>
    </span>
  );
}

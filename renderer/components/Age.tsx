import { age } from '../format/duration.ts';
import { UNKNOWN } from '../format/number.ts';
import { utcDateTime } from '../format/time.ts';
import { useNow } from '../state/clock.ts';
import { isStale } from './staleness.ts';

interface Props {
  readonly at: number | null | undefined;
  /** Older than this is drawn as stale; leave out for ages that may grow. */
  readonly staleAfterMs?: number;
}

/** How long ago, running; the absolute time on hover. */
export function Age({ at, staleAfterMs }: Props) {
  const now = useNow();
  if (at === null || at === undefined) return <span className="stale">{UNKNOWN}</span>;
  const stale = staleAfterMs !== undefined && isStale(at, now, staleAfterMs);
  return (
    <time className={stale ? 'stale b' : ''} title={`${utcDateTime(at)} UTC`} dateTime={new Date(at).toISOString()}>
      {age(at, now)}
    </time>
  );
}

import { Icon } from '../../components/Icon.tsx';
import { age } from '../../format/duration.ts';
import { localMinute, utcDateTime } from '../../format/time.ts';
import { useNow, useTimeZone } from '../../state/clock.ts';
import { useEnvironmentTime, useInstant } from './environmentTime.ts';
import { live } from './timeWindow.ts';

/** Says that one looks at the past, which, and how to come back; nothing while live. */
export function PastBand() {
  const instant = useInstant();
  const turn = useEnvironmentTime((time) => time.turn);
  const now = useNow();
  const timeZone = useTimeZone();
  if (instant === null) return null;
  return (
    <div className="past-band" role="status">
      <Icon name="clock" size={16} />
      <b className="nw">PAST</b>
      <b className="nw">{utcDateTime(instant)} UTC</b>
      <span className="nw el">
        {age(instant, now)} ago<span className="only-wide">, {localMinute(instant, timeZone)} local</span>
      </span>
      <span className="sp" />
      <button type="button" className="btn sm" onClick={() => turn(live)}>
        Back to live <kbd>L</kbd>
      </button>
    </div>
  );
}

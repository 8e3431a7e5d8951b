import { roughDuration } from '../format/duration.ts';
import { signed } from '../format/number.ts';
import { nextNightEvent, phaseWords } from '../night/nightEvents.ts';
import { useNow } from '../state/clock.ts';
import { useTopic } from '../state/topics.ts';
import { windowIdentity } from '../state/windowIdentity.ts';
import { StatusCell } from './StatusCell.tsx';

/** Who commands. */
export function ControlCell() {
  const control = useTopic('control');
  if (!control)
    return (
      <StatusCell label="Control" value="--" tone="stale" grow="85">
        not known yet
      </StatusCell>
    );
  const manual = control.mode === 'MAN';
  const mine = control.holderWindow === windowIdentity.id;
  const holder = manual ? (mine ? 'this window' : (control.holder ?? 'nobody')) : 'majordome';
  return (
    <StatusCell label="Control" value={control.mode} tone={manual ? 'activity' : ''} grow="85">
      held by {holder}
    </StatusCell>
  );
}

/** Phase of the night, Sun, and what comes next. */
export function NightCell() {
  const sky = useTopic('sky');
  const night = useTopic('night');
  const now = useNow();
  if (!sky)
    return (
      <StatusCell label="Night" value="--" tone="stale" grow="125">
        not computed yet
      </StatusCell>
    );
  const next = night ? nextNightEvent(night, now) : null;
  return (
    <StatusCell label="Night" value={phaseWords(sky)} grow="125">
      <span className="t3">Sun</span> {signed(sky.sunAltitudeDegrees, 1)}°
      {next ? (
        <>
          {'  '}
          <span className="t3">{next.name} in</span> {roughDuration(next.at - now)}
        </>
      ) : null}
    </StatusCell>
  );
}

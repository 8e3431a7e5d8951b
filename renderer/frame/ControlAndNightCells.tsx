import { useControl } from '../control/useControl.ts';
import { useSecondsLeft } from '../control/useSecondsLeft.ts';
import { roughDuration } from '../format/duration.ts';
import { signed } from '../format/number.ts';
import { utcMinute } from '../format/time.ts';
import { nextNightEvent, phaseWords } from '../night/nightEvents.ts';
import { useNow } from '../state/clock.ts';
import { useTopic } from '../state/topics.ts';
import { useUi } from '../state/ui.ts';
import { StatusCell } from './StatusCell.tsx';

/** Who commands, and since when; pressed, what can be done about it. */
export function ControlCell() {
  const control = useTopic('control');
  const open = useUi((ui) => ui.open);
  const { holder, asked } = useControl();
  const left = useSecondsLeft(asked?.endsAtWall ?? null);
  if (!control)
    return (
      <StatusCell label="Control" value="--" tone="stale" grow="95">
        not known yet
      </StatusCell>
    );
  const manual = control.mode === 'MAN';
  return (
    <StatusCell
      label="Control"
      value={control.mode}
      tone={manual ? 'activity' : ''}
      grow="95"
      className={asked ? 'asked' : ''}
      onPress={() => open('control')}
    >
      {asked ? (
        <b>
          {asked.by} asks, {left} s
        </b>
      ) : (
        <>
          {holder} <span className="t3">since</span> {utcMinute(control.since)}
        </>
      )}
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

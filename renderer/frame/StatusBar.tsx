import { Icon } from '../components/Icon.tsx';
import { isStale } from '../components/staleness.ts';
import { rightAscension } from '../format/angle.ts';
import { julianDate, utcDate, utcTime } from '../format/time.ts';
import { siderealHoursAt } from '../night/nightEvents.ts';
import { safetyView } from '../safety/safetyView.ts';
import { useNow, useServicesLost, useStaleAfterMs } from '../state/clock.ts';
import { useTopic } from '../state/topics.ts';
import { CameraCell } from './CameraCell.tsx';
import { ControlCell, NightCell } from './ControlAndNightCells.tsx';
import { DomeCell, TelescopeCell } from './DomeAndTelescopeCells.tsx';

/** The state of the observatory in three seconds. */
export function StatusBar() {
  return (
    <section className="status" aria-label="Status of the observatory">
      <SafetyCell />
      <ControlCell />
      <NightCell />
      <DomeCell />
      <TelescopeCell />
      <CameraCell detector="VIS" />
      <CameraCell detector="NIR" />
      <ClockCell />
    </section>
  );
}

const SAFETY_CLASS = { safe: '', hold: 'wait', unsafe: 'un', unknown: 'lost' } as const;
const SAFETY_ICON = { safe: 'shield', hold: 'clock', unsafe: 'shieldBroken', unknown: 'unknown' } as const;

function SafetyCell() {
  const environment = useTopic('environment');
  const now = useNow();
  const lost = useServicesLost();
  const staleAfterMs = useStaleAfterMs();
  const heard = !lost && !isStale(environment?.at, now, staleAfterMs);
  const { kind, word, detail, more } = safetyView(environment, now, heard);
  return (
    <div className={`cell safe ${SAFETY_CLASS[kind]}`} role="status" aria-label={`${word}: ${detail}`}>
      <Icon name={SAFETY_ICON[kind]} size={28} />
      <div>
        <div className="v">{word}</div>
        <div className="s" title={detail}>
          {detail}
          {more ? <span className="only-wide">{more}</span> : null}
        </div>
      </div>
    </div>
  );
}

function ClockCell() {
  const now = useNow();
  const sky = useTopic('sky');
  const night = useTopic('night');
  const known = now > 0;
  return (
    <div className="cell utc">
      <div className="lab">
        {known ? utcDate(now) : '--'}
        {night ? <span className="only-wide"> · night of {night.date}</span> : null}
      </div>
      <div className="v">
        {known ? utcTime(now) : '--:--:--'}
        <span>UTC</span>
      </div>
      <div className="s">
        <span className="t3">LST</span> {sky ? rightAscension(siderealHoursAt(sky, now) * 15, 0) : '--'}{' '}
        <span className="only-wide">
          <span className="t3">JD</span> {known ? julianDate(now).toFixed(5) : '--'}
        </span>
      </div>
    </div>
  );
}

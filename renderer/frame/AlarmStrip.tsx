import { Icon } from '../components/Icon.tsx';
import { age, duration } from '../format/duration.ts';
import { utcTime } from '../format/time.ts';
import { useNow, useServicesLost } from '../state/clock.ts';
import { silenceMs } from '../state/connection.ts';
import { useRolePermission } from '../state/permission.ts';
import { useTopic } from '../state/topics.ts';
import { useUi } from '../state/ui.ts';
import { useCall } from '../state/useCall.ts';
import { alarmTone, unacknowledged } from './alarmOrder.ts';

/** The highest alarm nobody has acknowledged; a grey line when there is none. */
export function AlarmStrip() {
  const now = useNow();
  const lost = useServicesLost();
  const alarms = useTopic('alarms') ?? [];
  const show = useUi((ui) => ui.show);
  const open = useUi((ui) => ui.open);
  const mayAcknowledge = useRolePermission('user').length === 0;
  const { send, pending, answer } = useCall('alarms.acknowledge');
  if (lost) return <SilenceStrip />;
  const waiting = unacknowledged(alarms);
  const [worst] = waiting;
  if (!worst) return <QuietStrip />;
  const tone = alarmTone(worst.severity);
  const refused = answer && !answer.ok ? answer.reason : null;
  const acknowledge = () => {
    if (!mayAcknowledge) open('login');
    else if (!pending) void send({ key: worst.key });
  };
  return (
    <div className={`alarm ${tone}`} role="alert">
      <Icon name={tone === 'danger' ? 'danger' : 'warning'} size={24} />
      <span className="msg">{worst.message}</span>
      <span className="eff">{refused ? `Not acknowledged: ${refused}` : worst.effect}</span>
      <span className="sp" />
      <span className="age">
        1 of {waiting.length} ·{' '}
        {worst.clearedAt === null ? age(worst.raisedAt, now) : `over since ${utcTime(worst.clearedAt)}`}
      </span>
      <button type="button" onClick={() => show('alarms')}>
        Why
      </button>
      <button type="button" aria-disabled={pending} onClick={acknowledge}>
        Acknowledge
      </button>
    </div>
  );
}

function SilenceStrip() {
  return (
    <div className="alarm stale" role="alert">
      <Icon name="unknown" size={24} />
      <span className="msg">The services do not answer</span>
      <span className="eff">
        Nothing heard for {duration(silenceMs())}. What is shown is old. The PLC closes the dome by itself when the
        control room falls silent.
      </span>
    </div>
  );
}

function QuietStrip() {
  const alarms = useTopic('alarms');
  const last = alarms?.length ? [...alarms].sort((a, b) => b.raisedAt - a.raisedAt)[0] : undefined;
  return (
    <div className="alarm quiet">
      <Icon name={alarms ? 'check' : 'clock'} size={12} />
      <span>{alarms ? 'No unacknowledged alarm' : 'Alarms not read yet'}</span>
      <span className="sp" />
      {last ? (
        <span className="el">
          Last alarm {utcTime(last.raisedAt)}, {last.message}, acknowledged by {last.acknowledgedBy}
        </span>
      ) : null}
    </div>
  );
}

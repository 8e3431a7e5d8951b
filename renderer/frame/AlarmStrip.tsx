import { Icon } from '../components/Icon.tsx';
import { age, duration } from '../format/duration.ts';
import { utcTime } from '../format/time.ts';
import { useNow, useServicesLost } from '../state/clock.ts';
import { silenceMs } from '../state/connection.ts';
import { useRolePermission } from '../state/permission.ts';
import { useTopic } from '../state/topics.ts';
import { useUi } from '../state/ui.ts';
import { useCall } from '../state/useCall.ts';
import { useChosenAlarm } from '../views/alarms/chosenAlarm.ts';
import { alarmTone, unacknowledged } from './alarmOrder.ts';
import { MuteButton } from './MuteButton.tsx';
import { useAlarmHorn } from './useAlarmHorn.ts';
import { useMute } from './useMute.ts';

/** The highest alarm nobody has acknowledged; a grey line when there is none. Alarms are heard from here, too. */
export function AlarmStrip() {
  const now = useNow();
  const lost = useServicesLost();
  const alarms = useTopic('alarms') ?? [];
  const flood = useTopic('annunciation')?.flood ?? null;
  const show = useUi((ui) => ui.show);
  const open = useUi((ui) => ui.open);
  const choose = useChosenAlarm((chosen) => chosen.choose);
  const mayAcknowledge = useRolePermission('user').length === 0;
  const { send, pending, answer } = useCall('alarms.acknowledge');
  const forbidden = useAlarmHorn();
  const mute = useMute();
  if (lost) return <SilenceStrip />;
  const waiting = unacknowledged(alarms);
  const [worst] = waiting;
  if (!worst) return <QuietStrip mute={mute} />;
  const tone = alarmTone(worst.severity);
  const refused = answer && !answer.ok ? answer.reason : null;
  const acknowledge = () => {
    if (!mayAcknowledge) open('login');
    else if (!pending) void send({ key: worst.key, seen: worst.severity });
  };
  const why = () => {
    choose(worst.key);
    show('alarms');
  };
  return (
    <div className={`alarm ${tone}`} role="alert">
      <Icon name={tone === 'danger' ? 'danger' : 'warning'} size={28} />
      <span className="msg" title={worst.message}>
        {worst.severity === 'CRITICAL' ? <b className="grave">CRITICAL</b> : null}
        {worst.message}
      </span>
      <span className="eff">
        {refused ? `Not acknowledged: ${refused}` : forbidden ? 'No sound from this window: press any key. ' : null}
        {refused ? null : worst.effect}
      </span>
      <span className="sp" />
      {flood ? <span className="flood">Flood: {flood.alarms}</span> : null}
      <span className="age">
        1 of {waiting.length} ·{' '}
        {worst.escalatedAt !== null ? 'unanswered ' : worst.silentSince !== null ? 'source silent ' : ''}
        {worst.clearedAt === null ? age(worst.raisedAt, now) : `over since ${utcTime(worst.clearedAt)}`}
      </span>
      <MuteButton mute={mute} />
      <button type="button" onClick={why}>
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
      <Icon name="unknown" size={28} />
      <span className="msg">The services do not answer</span>
      <span className="eff">
        Nothing heard for {duration(silenceMs())}. What is shown is old. The PLC closes the dome by itself when the
        control room falls silent.
      </span>
    </div>
  );
}

function QuietStrip({ mute }: { readonly mute: ReturnType<typeof useMute> }) {
  const alarms = useTopic('alarms');
  const last = alarms
    ?.filter((alarm) => alarm.severity !== 'NONE')
    .toSorted((a, b) => b.raisedAt - a.raisedAt)
    .at(0);
  const shelved = alarms?.filter((alarm) => alarm.shelf !== null).length ?? 0;
  return (
    <div className="alarm quiet">
      <Icon name={alarms ? 'check' : 'clock'} size={12} />
      <span>{alarms ? 'No unacknowledged alarm' : 'Alarms not read yet'}</span>
      {shelved > 0 ? <span className="attention">{shelved} shelved</span> : null}
      {mute.leftMs === null ? null : <MuteButton mute={mute} />}
      <span className="sp" />
      {last ? (
        <span className="el">
          Last alarm {utcTime(last.raisedAt)}, {last.message},{' '}
          {last.acknowledgedBy ? `acknowledged by ${last.acknowledgedBy}` : `shelved by ${last.shelf?.by ?? ''}`}
        </span>
      ) : null}
    </div>
  );
}

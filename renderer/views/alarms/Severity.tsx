import type { AlarmView } from '../../../main-services/model/alarm.ts';
import { State, Tag } from '../../components/Tag.tsx';
import { alarmTone, isWaiting } from '../../frame/alarmOrder.ts';

/** Severity as hue, icon and word; loud only while it waits for somebody. */
export function Severity({ alarm }: { readonly alarm: AlarmView }) {
  const tone = alarmTone(alarm.severity);
  const waiting = isWaiting(alarm);
  if (!waiting && (alarm.currentSeverity === 'NONE' || alarm.shelf !== null))
    return (
      <span className="t3">
        <State tone="" icon={alarm.shelf === null ? 'dot' : 'clock'}>
          {alarm.severity === 'NONE' ? 'at rest' : alarm.severity.toLowerCase()}
        </State>
      </span>
    );
  return (
    <span>
      <Tag tone={tone} icon={tone === 'danger' ? 'danger' : 'warning'} solid={waiting && tone === 'danger'}>
        {alarm.severity}
      </Tag>
    </span>
  );
}

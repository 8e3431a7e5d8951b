import type { AlarmView } from '../../../main-services/model/operations.ts';
import { Age } from '../../components/Age.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { State, Tag } from '../../components/Tag.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { utcTime } from '../../format/time.ts';
import { alarmTone } from '../../frame/alarmOrder.ts';
import { useTopic } from '../../state/topics.ts';
import { useChosenAlarm, useOrderedAlarms, useShownAlarm } from './chosenAlarm.ts';

const ROW_PIXELS = 32;
const COLUMNS = '112px minmax(160px, 1fr) 76px 96px 216px 48px';

/** Every alarm of the night; those nobody has acknowledged first. */
export function AlarmListPanel() {
  const ordered = useOrderedAlarms();
  const shown = useShownAlarm();
  const known = useTopic('alarms') !== null;
  const choose = useChosenAlarm((chosen) => chosen.choose);
  const waiting = ordered.filter((alarm) => alarm.acknowledgedBy === null).length;
  const standing = ordered.filter((alarm) => alarm.clearedAt === null).length;
  if (ordered.length === 0)
    return (
      <Panel note={known ? 'none tonight' : 'not read yet'}>
        <EmptyState title={known ? 'Nothing is wrong.' : 'Alarms have not been read yet.'}>
          An alarm appears here, and in the strip above, as soon as something needs a human.
        </EmptyState>
      </Panel>
    );
  return (
    <Panel note={`${waiting} to acknowledge, ${standing} standing, ${ordered.length} in all`}>
      <VirtualList
        label="Alarms"
        rows={ordered}
        keyOf={(alarm) => alarm.key}
        rowHeight={ROW_PIXELS}
        columns={COLUMNS}
        selected={shown?.key ?? null}
        onSelect={(alarm) => choose(alarm.key)}
        head={
          <>
            <span>Severity</span>
            <span>What</span>
            <span>Since, UTC</span>
            <span>Age</span>
            <span>State</span>
            <span className="r">Times</span>
          </>
        }
      >
        {(alarm) => <Row alarm={alarm} />}
      </VirtualList>
    </Panel>
  );
}

function Row({ alarm }: { readonly alarm: AlarmView }) {
  const waiting = alarm.acknowledgedBy === null;
  return (
    <>
      <Severity alarm={alarm} />
      <span className={`el ${waiting ? 'b' : 't2'}`}>{alarm.message}</span>
      <span className="t2">{utcTime(alarm.raisedAt)}</span>
      <span className="t2 el">
        <Age at={alarm.raisedAt} />
      </span>
      <span className="el">
        <Standing alarm={alarm} />
      </span>
      <span className="r t2">{alarm.count}</span>
    </>
  );
}

/** Severity as hue, icon and word; loud only while it waits for somebody. */
export function Severity({ alarm }: { readonly alarm: AlarmView }) {
  const tone = alarmTone(alarm.severity);
  const waiting = alarm.acknowledgedBy === null;
  if (!waiting && alarm.clearedAt !== null)
    return (
      <span className="t3">
        <State tone="" icon="dot">
          {alarm.severity.toLowerCase()}
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

function Standing({ alarm }: { readonly alarm: AlarmView }) {
  const who = alarm.acknowledgedBy;
  const over = alarm.clearedAt === null ? '' : `over at ${utcTime(alarm.clearedAt)}`;
  if (who === null) return <b>{over ? `${over}, not seen` : 'to acknowledge'}</b>;
  return (
    <span className="t2">
      {over || 'standing'}, seen by {who}
    </span>
  );
}

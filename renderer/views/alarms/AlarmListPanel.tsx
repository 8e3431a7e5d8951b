import type { AlarmView } from '../../../main-services/model/alarm.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { age } from '../../format/duration.ts';
import { utcDateTime, utcTime } from '../../format/time.ts';
import { isWaiting } from '../../frame/alarmOrder.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { AlarmTools } from './AlarmTools.tsx';
import { standingWords } from './alarmWords.ts';
import { useChosenAlarm, useShownAlarm, useShownAlarms } from './chosenAlarm.ts';
import { Severity } from './Severity.tsx';
import { useAlarmActions } from './useAlarmActions.ts';

const ROW_PIXELS = 28;
const COLUMNS = '20px 104px minmax(160px, 1fr) 88px 68px 84px minmax(128px, 212px) 40px';

/** Every alarm that is not at rest; those nobody has acknowledged first. */
export function AlarmListPanel() {
  const alarms = useTopic('alarms');
  const rows = useShownAlarms();
  const shown = useShownAlarm();
  const now = useNow();
  const { choose, marked, toggleMark } = useChosenAlarm();
  const { waiting, target, reasons, pending, answer, acknowledge } = useAlarmActions();
  const all = alarms ?? [];
  if (all.length === 0)
    return (
      <Panel note={alarms ? 'none' : 'not read yet'}>
        <EmptyState title={alarms ? 'There is no alarm.' : 'Alarms have not been read yet.'}>
          An alarm appears here, and in the strip above, as soon as something needs a human. What happened before is in
          the history.
        </EmptyState>
      </Panel>
    );
  const count = (test: (alarm: AlarmView) => boolean) => all.filter(test).length;
  const note = `${count(isWaiting)} to acknowledge, ${count((one) => one.currentSeverity !== 'NONE')} standing, ${count(
    (one) => one.shelf !== null,
  )} shelved, ${all.length} in all`;
  return (
    <Panel note={note}>
      <AlarmTools />
      {rows.length === 0 ? (
        <EmptyState title="No alarm fits what is asked for.">
          {all.length} alarms are hidden by the filter above.
        </EmptyState>
      ) : (
        <VirtualList
          label="Alarms"
          className="alarm-list"
          rows={rows}
          keyOf={(alarm) => alarm.key}
          rowHeight={ROW_PIXELS}
          columns={COLUMNS}
          selected={shown?.key ?? null}
          onSelect={(alarm) => choose(alarm.key)}
          head={
            <>
              <span />
              <span>Severity</span>
              <span>What</span>
              <span>Area</span>
              <span>Since, UTC</span>
              <span>Age</span>
              <span>State</span>
              <span className="r">Times</span>
            </>
          }
        >
          {(alarm) => (
            <Row alarm={alarm} now={now} marked={marked.has(alarm.key)} onMark={() => toggleMark(alarm.key)} />
          )}
        </VirtualList>
      )}
      <div className="alarm-actions">
        <button
          type="button"
          className="btn"
          aria-disabled={reasons.length > 0 || pending || target.length === 0}
          onClick={() => acknowledge(target)}
        >
          {marked.size > 0 && target.length > 0 ? `Acknowledge ${target.length} marked` : 'Acknowledge chosen'}{' '}
          <kbd>A</kbd>
        </button>
        <button
          type="button"
          className="btn"
          aria-disabled={reasons.length > 0 || pending || waiting.length === 0}
          onClick={() => acknowledge(waiting)}
        >
          Acknowledge all {waiting.length} shown <kbd>Shift A</kbd>
        </button>
        <span className="grow">
          {reasons.length > 0 ? (
            <Reasons reasons={reasons} />
          ) : answer?.ok ? (
            <Outcome {...answer.value} />
          ) : (
            <ResultLine answer={answer} pending={pending} />
          )}
        </span>
      </div>
    </Panel>
  );
}

function Outcome(props: { readonly acknowledged: number; readonly refused: readonly { readonly reason: string }[] }) {
  const { acknowledged, refused } = props;
  return (
    <div className={`why ${refused.length > 0 ? 'refused' : ''}`} role="status">
      <Icon name={refused.length > 0 ? 'lock' : 'check'} size={12} />
      <span>
        {acknowledged} acknowledged
        {refused.length > 0 ? `, ${refused.length} not: ${refused[0]?.reason ?? ''}` : '.'}
      </span>
    </div>
  );
}

interface RowProps {
  readonly alarm: AlarmView;
  readonly now: number;
  readonly marked: boolean;
  readonly onMark: () => void;
}

function Row({ alarm, now, marked, onMark }: RowProps) {
  const waiting = isWaiting(alarm);
  return (
    <>
      <input
        type="checkbox"
        checked={marked}
        aria-label={`Mark ${alarm.message}`}
        tabIndex={-1}
        onPointerDown={(event) => event.stopPropagation()}
        onChange={onMark}
      />
      <Severity alarm={alarm} />
      <span className={`el ${waiting ? 'b' : 't2'}`} title={alarm.message}>
        {alarm.message}
      </span>
      <span className="t2 el">{alarm.area}</span>
      <time className="t2" title={`${utcDateTime(alarm.raisedAt)} UTC`}>
        {utcTime(alarm.raisedAt)}
      </time>
      <span className="t2 el">{age(alarm.raisedAt, now)}</span>
      <span className={`el ${alarm.silentSince !== null ? 'stale' : waiting ? 'b' : 't2'}`}>
        {standingWords(alarm, now)}
      </span>
      <span className="r t2">{alarm.count}</span>
    </>
  );
}

import { VIEW_NAMES } from '../../../electron/ipc/contract/views.ts';
import type { ViewName } from '../../../electron/ipc/contract/windows.ts';
import type { AlarmView } from '../../../main-services/model/alarm.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { age, duration } from '../../format/duration.ts';
import { utcDateTime, utcTime } from '../../format/time.ts';
import { isWaiting } from '../../frame/alarmOrder.ts';
import { useNow } from '../../state/clock.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useUi } from '../../state/ui.ts';
import { useCall } from '../../state/useCall.ts';
import { VIEW_TITLES } from '../viewTitles.ts';
import { useChosenAlarm, useShownAlarm } from './chosenAlarm.ts';
import { Severity } from './Severity.tsx';
import { ShelveForm } from './ShelveForm.tsx';

/** The chosen alarm: what happened, what it means for tonight, what to do, and where. */
export function AlarmDetailPanel() {
  const alarm = useShownAlarm();
  if (!alarm)
    return (
      <Panel>
        <EmptyState title="What an alarm means for tonight and what to do about it will be here." />
      </Panel>
    );
  return (
    <Panel note={alarm.key} scroll>
      <Detail key={alarm.key} alarm={alarm} />
    </Panel>
  );
}

function Detail({ alarm }: { readonly alarm: AlarmView }) {
  const now = useNow();
  const show = useUi((ui) => ui.show);
  const reasons = useRolePermission('user');
  const acknowledging = useCall('alarms.acknowledge');
  const unshelving = useCall('alarms.unshelve');
  const { shelving, setShelving } = useChosenAlarm();
  const view = viewOf(alarm.panel);
  const waiting = isWaiting(alarm);
  const busy = acknowledging.pending || unshelving.pending;
  const disabled = reasons.length > 0 || busy || !waiting;
  return (
    <div className="alarm-detail">
      <div className="words">
        <div className="row">
          <Severity alarm={alarm} />
          <span className="t2">
            {utcDateTime(alarm.raisedAt)} UTC, {age(alarm.raisedAt, now)} ago
            {alarm.count > 1 ? `, ${alarm.count} times` : ''}
          </span>
        </div>
        <div className="k selectable">{alarm.message}</div>
        <Paragraph title="What to do" words={alarm.guidance || 'Nothing needs to be done.'} lead />
      </div>
      <div className="answer">
        <Paragraph title="What it means for tonight" words={alarm.effect || 'Nothing is known to suffer from it.'} />
        <Paragraph title="State" words={stateSentences(alarm, now)} />
        <div className="buttons">
          <button
            type="button"
            className="btn"
            aria-disabled={disabled}
            onClick={() => (disabled ? undefined : void acknowledging.send({ key: alarm.key, seen: alarm.severity }))}
          >
            {alarm.acknowledgedBy === null ? 'Acknowledge' : 'Acknowledged'}
          </button>
          {view ? (
            <button type="button" className="btn" onClick={() => show(view)}>
              <Icon name={view} size={14} />
              Go to {VIEW_TITLES[view]}
            </button>
          ) : null}
          {alarm.shelf === null ? (
            <button type="button" className="btn" aria-expanded={shelving} onClick={() => setShelving(!shelving)}>
              Shelve <kbd>S</kbd>
            </button>
          ) : (
            <button
              type="button"
              className="btn"
              aria-disabled={reasons.length > 0 || busy}
              onClick={() => (reasons.length > 0 || busy ? undefined : void unshelving.send({ key: alarm.key }))}
            >
              Back from the shelf
            </button>
          )}
        </div>
        {shelving && alarm.shelf === null ? <ShelveForm alarm={alarm} /> : <Reasons reasons={waiting ? reasons : []} />}
        <ResultLine answer={acknowledging.answer} pending={acknowledging.pending} />
        <ResultLine answer={unshelving.answer} pending={unshelving.pending} />
      </div>
    </div>
  );
}

function stateSentences(alarm: AlarmView, now: number): string {
  const { shelf } = alarm;
  const was = alarm.clearedAt === null ? null : utcDateTime(alarm.clearedAt);
  return [
    was === null ? 'It stands.' : `The condition is over since ${was} UTC.`,
    alarm.currentSeverity !== 'NONE' && alarm.currentSeverity !== alarm.severity
      ? `It is ${alarm.currentSeverity.toLowerCase()} now; ${alarm.severity.toLowerCase()} was the worst since it was last acknowledged.`
      : '',
    alarm.acknowledgedBy === null
      ? alarm.severity === 'NONE'
        ? ''
        : 'Nobody has acknowledged it.'
      : `Acknowledged by ${alarm.acknowledgedBy}${alarm.acknowledgedAt === null ? '' : ` at ${utcTime(alarm.acknowledgedAt)}`}.`,
    alarm.silentSince === null
      ? ''
      : `Its source is silent since ${utcTime(alarm.silentSince)}: nobody knows whether it still holds.`,
    alarm.escalatedAt === null ? '' : `Escalated at ${utcTime(alarm.escalatedAt)} because nobody answered.`,
    shelf === null
      ? ''
      : `Shelved by ${shelf.by} at ${utcTime(shelf.at)} for another ${duration(shelf.until - now)}: ${shelf.reason}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function Paragraph(props: { readonly title: string; readonly words: string; readonly lead?: boolean }) {
  const { title, words, lead = false } = props;
  return (
    <div className={lead ? 'lead' : ''}>
      <div className="lab">{title}</div>
      <p className="selectable">{words}</p>
    </div>
  );
}

/** The view an alarm names, "telescope" or "telescope/dome". */
export function viewOf(panel: string): ViewName | null {
  const [name] = panel.toLowerCase().split('/');
  return VIEW_NAMES.find((view) => view === name) ?? null;
}

import { useEffect } from 'react';
import { VIEW_NAMES } from '../../../electron/ipc/contract/views.ts';
import type { ViewName } from '../../../electron/ipc/contract/windows.ts';
import type { AlarmView } from '../../../main-services/model/operations.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { age } from '../../format/duration.ts';
import { utcDateTime } from '../../format/time.ts';
import { useNow } from '../../state/clock.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useUi } from '../../state/ui.ts';
import { useCall } from '../../state/useCall.ts';
import { VIEW_TITLES } from '../viewTitles.ts';
import { Severity } from './AlarmListPanel.tsx';
import { useShownAlarm } from './chosenAlarm.ts';

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
  const { send, answer, pending } = useCall('alarms.acknowledge');
  const view = viewOf(alarm.panel);
  const waiting = alarm.acknowledgedBy === null;
  const disabled = reasons.length > 0 || pending || !waiting;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea');
      if (event.key.toLowerCase() !== 'a' || event.ctrlKey || event.altKey || typing || disabled) return;
      void send({ key: alarm.key });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [alarm.key, disabled, send]);
  return (
    <div className="alarm-detail">
      <div className="row">
        <Severity alarm={alarm} />
        <span className="t2">
          {utcDateTime(alarm.raisedAt)} UTC, {age(alarm.raisedAt, now)} ago
          {alarm.count > 1 ? `, ${alarm.count} times` : ''}
        </span>
      </div>
      <div className="k selectable">{alarm.message}</div>
      <Paragraph title="What it means for tonight" words={alarm.effect || 'Nothing is known to suffer from it.'} />
      <Paragraph title="What to do" words={alarm.guidance || 'Nothing needs to be done.'} />
      <Paragraph
        title="State"
        words={`${alarm.clearedAt === null ? 'It stands' : `Over since ${utcDateTime(alarm.clearedAt)} UTC`}, ${
          waiting ? 'not acknowledged yet' : `acknowledged by ${alarm.acknowledgedBy}`
        }.`}
      />
      <div className="buttons">
        <button
          type="button"
          className="btn"
          aria-disabled={disabled}
          onClick={() => (disabled ? undefined : void send({ key: alarm.key }))}
        >
          {waiting ? 'Acknowledge' : 'Acknowledged'}
        </button>
        {view ? (
          <button type="button" className="btn" onClick={() => show(view)}>
            <Icon name={view} size={14} />
            Go to {VIEW_TITLES[view]}
          </button>
        ) : null}
      </div>
      {waiting ? <Reasons reasons={reasons} /> : null}
      <ResultLine answer={answer} pending={pending} />
    </div>
  );
}

function Paragraph({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <div>
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

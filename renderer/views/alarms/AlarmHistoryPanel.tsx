import { useState } from 'react';
import type { AlarmSeverity, AlarmTransition } from '../../../main-services/model/alarm.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field } from '../../components/Field.tsx';
import { Panel } from '../../components/Panel.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { State } from '../../components/Tag.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { utcDate, utcDateTime, utcTime } from '../../format/time.ts';
import { alarmTone } from '../../frame/alarmOrder.ts';
import { HAPPENED } from './alarmWords.ts';
import { useChosenAlarm, useShownAlarm } from './chosenAlarm.ts';
import { useAlarmHistory } from './useAlarmHistory.ts';

const ROW_PIXELS = 24;
const COLUMNS = '108px 136px 96px minmax(120px, 1fr) 96px minmax(80px, 1fr)';
/** So near to the end older lines are asked for. */
const NEAR_END_PIXELS = 480;
const SEVERITIES = [
  { value: 'NONE', text: 'All' },
  { value: 'SERIOUS', text: 'Serious' },
  { value: 'CRITICAL', text: 'Critical' },
] as const satisfies readonly { value: AlarmSeverity; text: string }[];
const WHOSE = [
  { value: 'all', text: 'Every alarm' },
  { value: 'chosen', text: 'The chosen one' },
] as const;

/** What happened to the alarms, newest first, as far back as the database reaches. */
export function AlarmHistoryPanel() {
  const [severity, setSeverity] = useState<(typeof SEVERITIES)[number]['value']>('NONE');
  const [whose, setWhose] = useState<'all' | 'chosen'>('all');
  const [text, setText] = useState('');
  const chosen = useShownAlarm();
  const choose = useChosenAlarm((one) => one.choose);
  const { lines, fault, older } = useAlarmHistory(
    {
      ...(severity === 'NONE' ? {} : { severity }),
      ...(whose === 'chosen' && chosen ? { key: chosen.key } : {}),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
    },
    usePanelVisible(),
  );
  return (
    <Panel note={lines === null ? 'not read yet' : `${lines.length} lines read, newest first`}>
      <div className="alarm-tools">
        <SegmentedControl label="Least severity" options={SEVERITIES} value={severity} onChange={setSeverity} />
        <SegmentedControl label="Whose history" options={WHOSE} value={whose} onChange={setWhose} />
        <Field label="Find" align="left" value={text} onChange={setText} placeholder="words, or a name" />
      </div>
      {fault ? <div className="pad attention">The history cannot be read: {fault}</div> : null}
      {lines === null || lines.length === 0 ? (
        <EmptyState title={lines === null ? 'The history is being read.' : 'There is no such line.'}>
          Every alarm that comes, goes, is acknowledged or shelved leaves a line here.
        </EmptyState>
      ) : (
        <VirtualList
          label="History of the alarms, newest first"
          rows={lines}
          keyOf={(line) => line.id}
          rowHeight={ROW_PIXELS}
          columns={COLUMNS}
          onSelect={(line) => choose(line.key)}
          onScrolled={(above, below) => {
            if (below < NEAR_END_PIXELS && above > 0) older();
          }}
          head={
            <>
              <span>UTC</span>
              <span>What happened</span>
              <span>Severity</span>
              <span>Alarm</span>
              <span>By</span>
              <span>Why</span>
            </>
          }
        >
          {(line) => <Line line={line} />}
        </VirtualList>
      )}
    </Panel>
  );
}

function Line({ line }: { readonly line: AlarmTransition }) {
  const loud = line.kind === 'raised' || line.kind === 'worse' || line.kind === 'escalated' || line.kind === 'silent';
  const tone = loud ? alarmTone(line.severity) : '';
  return (
    <>
      <time className="t2" title={`${utcDateTime(line.at)} UTC`}>
        <span className="t3">{utcDate(line.at).slice(5)}</span> {utcTime(line.at)}
      </time>
      <State tone={tone} icon={loud ? (tone === 'danger' ? 'danger' : 'warning') : 'dot'}>
        {HAPPENED[line.kind]}
      </State>
      <span className="t2">{line.severity === 'NONE' ? '' : line.severity.toLowerCase()}</span>
      <span className="el" title={line.message}>
        {line.message}
      </span>
      <span className="t2 el">{line.by ?? ''}</span>
      <span className="t2 el" title={line.detail}>
        {line.detail}
      </span>
    </>
  );
}

import { useMemo, useState } from 'react';
import type { LogLevel, LogLine } from '../../../main-services/model/log.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field, FieldReason } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { utcDate, utcDateTime, utcTenth } from '../../format/time.ts';
import { observatoryNow } from '../../state/clock.ts';
import { AgentField } from './AgentField.tsx';
import { readInstant } from './logFilter.ts';
import { useLogLines } from './useLogLines.ts';

const ROW_PIXELS = 24;
/** So near to the end older lines are asked for. */
const NEAR_END_PIXELS = 480;
const LEVELS = [
  { value: 'debug', text: 'Everything' },
  { value: 'info', text: 'Information' },
  { value: 'warning', text: 'Warnings' },
  { value: 'error', text: 'Errors' },
] as const satisfies readonly { value: LogLevel; text: string }[];

/** The log of all agents, live; stands still while one reads older lines. */
export function LogPanel() {
  const [level, setLevel] = useState<LogLevel>('info');
  const [agent, setAgent] = useState('');
  const [text, setText] = useState('');
  const [time, setTime] = useState('');
  const [selected, setSelected] = useState<LogLine | null>(null);
  const filter = useMemo(() => ({ level, agent, text: text.trim() }), [level, agent, text]);
  const { lines, following, waiting, fault, pause, follow, older, jump } = useLogLines(filter);
  const instant = readInstant(time, observatoryNow());
  const typed =
    instant === null
      ? ({ ok: false, reason: 'Type a UTC time as 05:40, or 2026-12-16 05:40.' } as const)
      : ({ ok: true, value: instant } as const);
  const note = following
    ? `live, ${lines.length} lines, newest first`
    : `standing still${waiting > 0 ? `, ${waiting} newer ${waiting === 1 ? 'line waits' : 'lines wait'}` : ''}`;
  return (
    <Panel note={note}>
      <div className="log-tools">
        <SegmentedControl label="Least severe level" options={LEVELS} value={level} onChange={setLevel} />
        <AgentField value={agent} onChange={setAgent} />
        <Field label="Find" align="left" value={text} onChange={setText} placeholder="words" />
        <form
          className="row tight"
          onSubmit={(event) => {
            event.preventDefault();
            if (instant !== null) jump(instant);
          }}
        >
          <Field label="Go to" value={time} onChange={setTime} typed={typed} placeholder="05:40" unit="UTC" />
          <button type="submit" className="btn sm" aria-disabled={instant === null}>
            Go
          </button>
        </form>
        <span className="sp" />
        <button type="button" className="btn sm follow" aria-pressed={following} onClick={following ? pause : follow}>
          {following ? 'Stand still' : `Follow${waiting > 0 ? ` (${waiting})` : ''}`}
        </button>
      </div>
      {time.trim() !== '' && !typed.ok ? (
        <div className="pad">
          <FieldReason value={time} typed={typed} />
        </div>
      ) : null}
      {fault ? <div className="pad attention">Older lines cannot be read: {fault}</div> : null}
      {lines.length === 0 ? (
        <EmptyState title={following ? 'What the agents say will be here.' : 'There is no such line.'}>
          {filter.text || filter.agent || level !== 'debug'
            ? 'Nothing among the latest lines fits what is asked for. Older lines are read from the database.'
            : 'Lines come as soon as the services run.'}{' '}
          <button type="button" className="btn sm" onClick={older}>
            Look further back
          </button>
        </EmptyState>
      ) : (
        <VirtualList
          label="Log, newest first"
          rows={lines}
          keyOf={(line) => line.id}
          rowHeight={ROW_PIXELS}
          columns="148px 120px 76px minmax(0,1fr)"
          head={
            <>
              <span>UTC</span>
              <span>Agent</span>
              <span>Level</span>
              <span>Message</span>
            </>
          }
          selected={selected?.id ?? null}
          onSelect={(line) => {
            setSelected(line);
            pause();
          }}
          onScrolled={(above, below) => {
            if (above > ROW_PIXELS) pause();
            if (below < NEAR_END_PIXELS && above > 0) older();
          }}
        >
          {(line) => <Line line={line} />}
        </VirtualList>
      )}
      {selected ? (
        <div className="log-detail selectable">
          <span className="lab">
            {utcDateTime(selected.at)} UTC, {selected.agent}, {selected.level}
          </span>
          <div>{selected.message}</div>
        </div>
      ) : null}
    </Panel>
  );
}

function Line({ line }: { readonly line: LogLine }) {
  const tone = { debug: 't3', info: '', warning: 'attention', error: 'danger' }[line.level];
  return (
    <>
      <time className="t2" title={`${utcDateTime(line.at)} UTC`}>
        <span className="t3">{utcDate(line.at).slice(5)}</span> {utcTenth(line.at)}
      </time>
      <span className="t2 el">{line.agent}</span>
      <span className={`row tight ${tone}`}>
        {line.level === 'warning' || line.level === 'error' ? (
          <Icon name={line.level === 'error' ? 'danger' : 'warning'} size={12} />
        ) : null}
        {line.level}
      </span>
      <span className={`el ${tone}`} title={line.message}>
        {line.message}
      </span>
    </>
  );
}

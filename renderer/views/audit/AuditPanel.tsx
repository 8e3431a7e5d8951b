import { useState } from 'react';
import type { AuditRecord } from '../../../main-services/model/audit.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { State } from '../../components/Tag.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { utcDate, utcDateTime, utcTime } from '../../format/time.ts';
import { client } from '../../ipc/client.ts';
import { usePages } from '../../ipc/usePages.ts';
import { observatoryNow } from '../../state/clock.ts';
import { AuditTools } from './AuditTools.tsx';
import { auditQuestion, NOTHING_TYPED, outcomeWords } from './auditFilter.ts';

const ROW_PIXELS = 24;
const PAGE_ROWS = 200;
const PERIOD_MS = 3000;
const NEAR_END_PIXELS = 480;

/** Who asked for what, when, from which window, and what came of it; searched in the database. */
export function AuditPanel() {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [selected, setSelected] = useState<AuditRecord | null>(null);
  const { question, from, to } = auditQuestion(typed, observatoryNow());
  const { rows, fault, older } = usePages<AuditRecord>(
    (before) => client['audit.search']({ ...question, ...(before === undefined ? {} : { before }), limit: PAGE_ROWS }),
    PAGE_ROWS,
    PERIOD_MS,
    usePanelVisible(),
    JSON.stringify(question),
  );
  return (
    <Panel note={rows === null ? 'not read yet' : `${rows.length} records read, newest first`}>
      <AuditTools typed={typed} onChange={setTyped} question={question} from={from} to={to} />
      {fault ? <div className="pad attention">The audit cannot be read: {fault}</div> : null}
      {rows === null || rows.length === 0 ? (
        <EmptyState title={rows === null ? 'The audit is being read.' : 'There is no such record.'}>
          Every change and every command that a window asks for leaves a record here, also when it is refused.
        </EmptyState>
      ) : (
        <VirtualList
          label="Audit, newest first"
          rows={rows}
          keyOf={(row) => row.id}
          rowHeight={ROW_PIXELS}
          columns="118px 112px 64px 176px 140px minmax(0, 2fr) minmax(0, 3fr)"
          selected={selected?.id ?? null}
          onSelect={setSelected}
          onScrolled={(above, below) => {
            if (below < NEAR_END_PIXELS && above > 0) older();
          }}
          head={
            <>
              <span>UTC</span>
              <span>Who</span>
              <span>Window</span>
              <span>Asked for</span>
              <span>Result</span>
              <span>With</span>
              <span>Reason</span>
            </>
          }
        >
          {(row) => <Line row={row} />}
        </VirtualList>
      )}
      {selected ? <Detail record={selected} /> : null}
    </Panel>
  );
}

function Line({ row }: { readonly row: AuditRecord }) {
  return (
    <>
      <time className="t2" title={`${utcDateTime(row.at)} UTC`}>
        <span className="t3">{utcDate(row.at).slice(5)}</span> {utcTime(row.at)}
      </time>
      <span className="el">{row.by}</span>
      <span className="el t2">{row.windowId}</span>
      <span className="el b">{row.call}</span>
      <Outcome outcome={row.outcome} />
      <span className="el t2">{row.input}</span>
      <span className="el t2" title={row.reason}>
        {row.reason}
      </span>
    </>
  );
}

function Outcome({ outcome }: { readonly outcome: string }) {
  const words = outcomeWords(outcome);
  if (outcome === 'done')
    return (
      <State tone="" icon="check">
        {words}
      </State>
    );
  return (
    <State tone={outcome === 'failed' ? 'danger' : 'attention'} icon={outcome === 'failed' ? 'danger' : 'lock'}>
      {words}
    </State>
  );
}

function Detail({ record }: { readonly record: AuditRecord }) {
  return (
    <div className="log-detail selectable">
      <span className="lab">
        Record {record.id}, {utcDateTime(record.at)} UTC, {record.by} in window {record.windowId}: {record.call},{' '}
        {outcomeWords(record.outcome)}
      </span>
      {record.reason ? <div>{record.reason}</div> : null}
      <div className="t2">{record.input || 'nothing was given with it'}</div>
    </div>
  );
}

import type { KeyboardEvent } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field } from '../../components/Field.tsx';
import { Panel } from '../../components/Panel.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { useTopic } from '../../state/topics.ts';
import { RequestTreeRow } from './RequestTreeRow.tsx';
import { filterRequests, type RequestFilter, requestRows } from './requestRows.ts';
import { selectRow, setOpen, useRequestsState, useSelection } from './requestsState.ts';

const ROW_PIXELS = 24;
const FILTERS = [
  { value: 'open', text: 'Open' },
  { value: 'drafts', text: 'Not submitted' },
  { value: 'alerts', text: 'Alerts' },
  { value: 'all', text: 'All' },
] as const satisfies readonly { value: RequestFilter; text: string }[];

/** Requests with their sequences, albums and plans. */
export function RequestTree() {
  const requests = useTopic('requests') ?? [];
  const { filter, text, open, selectedKey: chosenKey } = useRequestsState();
  const { request } = useSelection();
  const selectedKey = chosenKey ?? (request ? `request ${request.id}` : null);
  const shown = filterRequests(requests, filter, text);
  const rows = requestRows(shown, open);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    const row = rows.find((one) => one.key === selectedKey);
    if (!row || row.kind === 'plan' || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
    event.preventDefault();
    setOpen(row.key, event.key === 'ArrowRight');
  };
  return (
    <Panel note={`${shown.length} of ${requests.length}`}>
      <div className="tree-tools">
        <SegmentedControl
          label="Which requests"
          options={FILTERS}
          value={filter}
          onChange={(value) => useRequestsState.setState({ filter: value })}
        />
        <Field
          label="Find"
          align="left"
          value={text}
          placeholder="name, user, programme"
          onChange={(value) => useRequestsState.setState({ text: value })}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={
            requests.length === 0 ? 'Requests with their sequences will be here.' : 'No request fits what is asked for.'
          }
        >
          {requests.length === 0
            ? 'Import an XML file, or type a new request, in the panels beside. Alerts make their own.'
            : 'Choose All, or find something else.'}
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys unfold what the list has chosen
        <div className="fill tree" onKeyDown={onKeyDown}>
          <VirtualList
            label="Requests, their sequences, albums and plans"
            rows={rows}
            keyOf={(row) => row.key}
            rowHeight={ROW_PIXELS}
            columns="minmax(0,1fr) 92px 72px 140px 76px"
            head={
              <>
                <span>Request, sequence, camera, plan</span>
                <span>Night</span>
                <span>Prog.</span>
                <span>Status</span>
                <span className="r">Images</span>
              </>
            }
            selected={selectedKey}
            onSelect={selectRow}
          >
            {(row) => <RequestTreeRow row={row} open={open.has(row.key)} />}
          </VirtualList>
        </div>
      )}
    </Panel>
  );
}

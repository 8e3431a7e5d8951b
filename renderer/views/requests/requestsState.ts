import { create } from 'zustand';
import type { Visibility } from '../../../electron/ipc/contract/visibility.ts';
import type { ObservationRequest, Sequence } from '../../../main-services/model/request.ts';
import { useTopic } from '../../state/topics.ts';
import { filterRequests, type RequestFilter, type RequestRow } from './requestRows.ts';

/** The visibility of a target, for the drawing. */
export interface ShownVisibility {
  readonly name: string;
  readonly nightDate: string;
  readonly maximumAirmass: number;
  readonly visibility: Visibility;
}

interface RequestsState {
  readonly selectedKey: string | null;
  readonly requestId: number | null;
  readonly sequenceId: number | null;
  readonly open: ReadonlySet<string>;
  readonly filter: RequestFilter;
  readonly text: string;
  /** Of the target that is being typed; drawn until a line is chosen. */
  readonly typed: ShownVisibility | null;
}

/** What is chosen and unfolded in this window. */
export const useRequestsState = create<RequestsState>(() => ({
  selectedKey: null,
  requestId: null,
  sequenceId: null,
  open: new Set<string>(),
  filter: 'open',
  text: '',
  typed: null,
}));

export function showTyped(typed: ShownVisibility | null): void {
  useRequestsState.setState({ typed });
}

export function selectRow(row: RequestRow): void {
  useRequestsState.setState({
    typed: null,
    selectedKey: row.key,
    requestId: row.request.id,
    sequenceId: row.kind === 'request' ? (row.request.sequences[0]?.id ?? null) : row.sequence.id,
  });
}

export function selectRequest(request: ObservationRequest): void {
  selectRow({ kind: 'request', key: `request ${request.id}`, level: 0, request });
}

export function setOpen(key: string, isOpen: boolean): void {
  const open = new Set(useRequestsState.getState().open);
  if (isOpen) open.add(key);
  else open.delete(key);
  useRequestsState.setState({ open });
}

/**
 * The chosen request and sequence, as they are now; until one is chosen, what executes or comes first in the list. Null when the
 * chosen one is gone.
 */
export function useSelection(): { readonly request: ObservationRequest | null; readonly sequence: Sequence | null } {
  const requests = useTopic('requests') ?? [];
  const { requestId, sequenceId } = useRequestsState();
  if (requestId === null) {
    const [first = null] = filterRequests(requests, 'open', '');
    const running = first?.sequences.find((one) => one.status === 'EXECUTING');
    return { request: first, sequence: running ?? first?.sequences[0] ?? null };
  }
  const request = requests.find((one) => one.id === requestId) ?? null;
  return { request, sequence: request?.sequences.find((one) => one.id === sequenceId) ?? null };
}

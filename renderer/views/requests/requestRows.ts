import type {
  Album,
  ObservationRequest,
  Plan,
  Sequence,
  SequenceStatus,
} from '../../../main-services/model/request.ts';

/** One line of the tree. */
export type RequestRow =
  | { readonly kind: 'request'; readonly key: string; readonly level: 0; readonly request: ObservationRequest }
  | {
      readonly kind: 'sequence';
      readonly key: string;
      readonly level: 1;
      readonly request: ObservationRequest;
      readonly sequence: Sequence;
    }
  | {
      readonly kind: 'album';
      readonly key: string;
      readonly level: 2;
      readonly request: ObservationRequest;
      readonly sequence: Sequence;
      readonly album: Album;
    }
  | {
      readonly kind: 'plan';
      readonly key: string;
      readonly level: 3;
      readonly request: ObservationRequest;
      readonly sequence: Sequence;
      readonly album: Album;
      readonly plan: Plan;
    };

/** The lines in sight: children of what is open. */
export function requestRows(requests: readonly ObservationRequest[], open: ReadonlySet<string>): readonly RequestRow[] {
  const rows: RequestRow[] = [];
  for (const request of requests) {
    const key = `request ${request.id}`;
    rows.push({ kind: 'request', key, level: 0, request });
    if (open.has(key)) for (const sequence of request.sequences) addSequence(rows, request, sequence, open);
  }
  return rows;
}

function addSequence(
  rows: RequestRow[],
  request: ObservationRequest,
  sequence: Sequence,
  open: ReadonlySet<string>,
): void {
  const key = `sequence ${sequence.id}`;
  rows.push({ kind: 'sequence', key, level: 1, request, sequence });
  if (!open.has(key)) return;
  for (const album of sequence.albums) {
    const albumKey = `album ${album.id}`;
    rows.push({ kind: 'album', key: albumKey, level: 2, request, sequence, album });
    if (!open.has(albumKey)) continue;
    for (const plan of album.plans)
      rows.push({ kind: 'plan', key: `plan ${plan.id}`, level: 3, request, sequence, album, plan });
  }
}

export type RequestFilter = 'all' | 'open' | 'drafts' | 'alerts';

const ENDED: readonly SequenceStatus[] = ['COMPLETED', 'CANCELLED', 'INTERRUPTED', 'UNPLANNABLE'];

/** Requests of one kind whose name, user, programme or target contains the text: what executes, then the newest first. */
export function filterRequests(
  requests: readonly ObservationRequest[],
  filter: RequestFilter,
  text: string,
): readonly ObservationRequest[] {
  const wanted = text.trim().toLowerCase();
  const kind = (request: ObservationRequest) => {
    if (filter === 'alerts') return request.isAlert;
    if (filter === 'drafts') return !request.submitted;
    if (filter === 'open') return request.sequences.some((one) => !ENDED.includes(one.status));
    return true;
  };
  const says = ({ id, name, userName, programmeName, sequences }: ObservationRequest) =>
    wanted === '' ||
    [String(id), name, userName, programmeName, ...sequences.map((one) => one.name)].some((word) =>
      word.toLowerCase().includes(wanted),
    );
  const runs = ({ sequences }: ObservationRequest) => Number(sequences.some((one) => one.status === 'EXECUTING'));
  return requests
    .filter((request) => kind(request) && says(request))
    .sort((a, b) => runs(b) - runs(a) || b.createdAt - a.createdAt || b.id - a.id);
}

/** Images asked for and taken by albums. */
export function imageCounts(albums: readonly Album[]): { readonly taken: number; readonly asked: number } {
  const plans = albums.flatMap((album) => album.plans);
  return {
    taken: plans.reduce((sum, plan) => sum + plan.imagesTaken, 0),
    asked: plans.reduce((sum, plan) => sum + plan.imageCount, 0),
  };
}

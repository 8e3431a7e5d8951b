import type { ReactNode } from 'react';
import type { ObservationRequest } from '../../../main-services/model/request.ts';
import { Icon } from '../../components/Icon.tsx';
import { State } from '../../components/Tag.tsx';
import { fixed } from '../../format/number.ts';
import { imageCounts, type RequestRow } from './requestRows.ts';
import { setOpen } from './requestsState.ts';
import { SequenceStatusSign } from './SequenceStatusSign.tsx';
import { targetKind } from './targetWords.ts';

const INDENT_PIXELS = 18;

/** One line of the tree. */
export function RequestTreeRow({ row, open }: { readonly row: RequestRow; readonly open: boolean }) {
  switch (row.kind) {
    case 'request':
      return (
        <>
          <Name row={row} open={open}>
            <span className="t3">{row.request.id}</span>
            <span className={`el ${row.request.isAlert ? 'activity b' : ''}`}>{row.request.name}</span>
            <span className="t3 el only-wide">{row.request.userName}</span>
          </Name>
          <span className="t2">{row.request.nightDate}</span>
          <span className="t2 el">{row.request.programmeName}</span>
          <RequestStatus request={row.request} />
          <Count albums={row.request.sequences.flatMap((sequence) => sequence.albums)} />
        </>
      );
    case 'sequence':
      return (
        <>
          <Name row={row} open={open}>
            <span className="t3">{row.sequence.id}</span>
            <span className="el">{row.sequence.name}</span>
            <span className="t3">{targetKind(row.sequence.motion)}</span>
          </Name>
          <span />
          <span className="t2">{row.sequence.mandatory ? 'must' : ''}</span>
          <SequenceStatusSign status={row.sequence.status} />
          <Count albums={row.sequence.albums} />
        </>
      );
    case 'album':
      return (
        <>
          <Name row={row} open={open}>
            <span>{row.album.detector}</span>
            <span className="t3">
              {row.album.plans.length} {row.album.plans.length === 1 ? 'plan' : 'plans'}
            </span>
          </Name>
          <span />
          <span />
          <span />
          <Count albums={[row.album]} />
        </>
      );
    case 'plan':
      return (
        <>
          <Name row={row} open={null}>
            <b>{row.plan.filter}</b>
            <span className="el">
              {row.plan.imageCount} × {fixed(row.plan.exposureSeconds, row.plan.exposureSeconds % 1 === 0 ? 0 : 1)} s
            </span>
            <span className="t3 el">{row.plan.ditherArcseconds > 0 ? `dither ${row.plan.ditherArcseconds}″` : ''}</span>
          </Name>
          <span />
          <span />
          <span />
          <span className="r t2">
            {row.plan.imagesTaken}/{row.plan.imageCount}
          </span>
        </>
      );
  }
}

function Name({
  row,
  open,
  children,
}: {
  readonly row: RequestRow;
  readonly open: boolean | null;
  readonly children: ReactNode;
}) {
  return (
    <span className="row tight tree-name" style={{ paddingLeft: row.level * INDENT_PIXELS }}>
      {open === null ? (
        <span className="twisty" />
      ) : (
        <button
          type="button"
          className={`twisty ${open ? 'open' : ''}`}
          tabIndex={-1}
          aria-label={open ? 'Fold' : 'Unfold'}
          aria-expanded={open}
          onClick={() => setOpen(row.key, !open)}
        >
          <Icon name="chevron" size={12} />
        </button>
      )}
      {children}
    </span>
  );
}

function Count({ albums }: { readonly albums: Parameters<typeof imageCounts>[0] }) {
  const { taken, asked } = imageCounts(albums);
  return (
    <span className="r t2">
      {taken}/{asked}
    </span>
  );
}

/** One sequence: its status. Several: the most telling one with how many share it. */
function RequestStatus({ request }: { readonly request: ObservationRequest }) {
  const { sequences, submitted } = request;
  if (!submitted)
    return (
      <State tone="" icon="minus">
        Not submitted
      </State>
    );
  const statuses = sequences.map((one) => one.status);
  const telling = (['EXECUTING', 'REJECTED', 'UNPLANNABLE', 'PLANNED', 'INTERRUPTED'] as const).find((status) =>
    statuses.includes(status),
  );
  const status = telling ?? statuses[0];
  if (!status) return <span className="t3">empty</span>;
  const alike = statuses.filter((one) => one === status).length;
  return (
    <span className="row tight">
      <SequenceStatusSign status={status} />
      {statuses.length > 1 ? (
        <span className="lab">
          {alike} of {statuses.length}
        </span>
      ) : null}
    </span>
  );
}

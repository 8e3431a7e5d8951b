import { memo } from 'react';
import type { RejectedSequence } from '../../../main-services/model/planning.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { valueWords } from '../../format/certificate.ts';
import { useShown } from './planningBook.ts';

/** Names that stand for "and more" in a line. */
const NAMED = 3;

/** Sequences that found no place: why, at what price they would, and what it would take. */
export function RejectedPanel() {
  const { shown } = useShown();
  const rejected = shown?.rejected ?? [];
  if (rejected.length === 0)
    return (
      <Panel note={shown ? 'nothing rejected' : ''}>
        <EmptyState
          title={shown ? 'Every submitted sequence has a place.' : 'Sequences that find no place will be here.'}
        >
          A rejected sequence is listed here with the reason, its price, and what would give it a place.
        </EmptyState>
      </Panel>
    );
  const names = new Map([...(shown?.planned ?? []), ...rejected].map((one) => [one.sequenceId, one.name]));
  return (
    <Panel note={`${rejected.length}: why, the price, what it would take`} scroll>
      {rejected.map((one) => (
        <Rejected key={one.sequenceId} one={one} displaces={namesOf(one.detail?.displaces ?? [], names)} />
      ))}
    </Panel>
  );
}

const Rejected = memo(function Rejected({ one, displaces }: { one: RejectedSequence; displaces: string }) {
  const { sequenceId, name, programme, reason, detail } = one;
  const price = detail?.valueLost ?? null;
  return (
    <div className="rejected">
      <div className="rejected-head">
        <span className="el">
          <span className="t3">{sequenceId > 0 ? sequenceId : 'new'}</span> <b>{name}</b>{' '}
          <span className="t3">{programme}</span>
        </span>
        {price === null ? null : (
          <span className="t2 nw" title={displaces ? `In place of ${displaces}` : 'Nothing else would have to go'}>
            {price > 0 ? `costs ${valueWords(price)} of value` : 'costs nothing'}
          </span>
        )}
      </div>
      <div className="t2 reason">{reason}</div>
      {price !== null && displaces ? <div className="t3 reason">Forced in, it would displace {displaces}.</div> : null}
      {detail?.wouldTake ? (
        <div className="reason">
          <span className="t3">To get in: </span>
          {detail.wouldTake}
        </div>
      ) : null}
    </div>
  );
});

function namesOf(ids: readonly number[], names: ReadonlyMap<number, string>): string {
  const known = ids.slice(0, NAMED).map((id) => names.get(id) ?? `sequence ${id}`);
  return ids.length > NAMED ? `${known.join(', ')} and ${ids.length - NAMED} more` : known.join(' and ');
}

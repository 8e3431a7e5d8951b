import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useShown } from './planningBook.ts';

/** Sequences that found no place, and why, in words. */
export function RejectedPanel() {
  const { shown } = useShown();
  const rejected = shown?.rejected ?? [];
  if (rejected.length === 0)
    return (
      <Panel note={shown ? `nothing rejected in planning ${shown.id}` : ''}>
        <EmptyState
          title={shown ? 'Every submitted sequence has a place.' : 'Sequences that find no place will be here.'}
        >
          A rejected sequence is listed here with the reason, and what would give it a place.
        </EmptyState>
      </Panel>
    );
  return (
    <Panel note={`${rejected.length} in planning ${shown?.id ?? ''}`} scroll>
      {rejected.map((one) => (
        <div key={one.sequenceId} className="rejected">
          <div className="el">
            <span className="t3">{one.sequenceId}</span> <b>{one.name}</b> <span className="t3">{one.programme}</span>
          </div>
          <div className="t2 reason">{one.reason}</div>
        </div>
      ))}
    </Panel>
  );
}

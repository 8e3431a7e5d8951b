import { useMemo } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/iconPaths.ts';
import { Panel } from '../../components/Panel.tsx';
import { type ChangeKind, planningChanges } from '../../night/planningChanges.ts';
import { pointAt, useShown } from './planningBook.ts';

const SIGNS: Readonly<Record<ChangeKind, readonly [IconName, string]>> = {
  added: ['plus', 'New'],
  interrupted: ['close', 'Interrupted'],
  moved: ['arrow', 'Moved'],
  dropped: ['minus', 'Dropped'],
};

/** What the planning looked at does differently from the one before it. */
export function ChangesPanel() {
  const { shown, before } = useShown();
  const changes = useMemo(() => (shown && before ? planningChanges(before, shown) : []), [shown, before]);
  if (!shown || !before)
    return (
      <Panel>
        <EmptyState title="What a new planning changes will be here: new, moved, interrupted and dropped sequences.">
          It takes two plannings; the next one is made when something changes.
        </EmptyState>
      </Panel>
    );
  return (
    <Panel note={`planning ${before.id} to ${shown.id}, because of: ${shown.trigger}`} scroll>
      {changes.length === 0 ? (
        <EmptyState title={`Nothing changed from planning ${before.id} to ${shown.id}.`} />
      ) : null}
      {changes.map((change) => {
        const [icon, name] = SIGNS[change.kind];
        return (
          <div
            key={`${change.kind}${change.sequenceId}`}
            className={`change ${change.isAlert && change.kind === 'added' ? 'activity' : ''}`}
            onPointerEnter={() => pointAt(change.sequenceId)}
            onPointerLeave={() => pointAt(null)}
          >
            <Icon name={icon} size={12} />
            <span className="sr">{name}</span>
            <span className="el t1">{change.name}</span>
            <span className="el t2" title={change.reason ?? change.words}>
              {change.words}
              {change.reason ? <span className="t3">. {change.reason}</span> : null}
            </span>
          </div>
        );
      })}
    </Panel>
  );
}

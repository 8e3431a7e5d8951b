import type { Decision } from '../../../main-services/model/environment.ts';
import { State, Tag } from '../../components/Tag.tsx';

/** A rule's decision as a mark; null: it was made too long ago to hold. */
export function DecisionMark({ decision }: { readonly decision: Decision | null }) {
  if (decision === null)
    return (
      <Tag tone="stale" icon="unknown">
        STALE
      </Tag>
    );
  if (decision === 'secure')
    return (
      <Tag tone="danger" icon="danger" solid>
        SECURE
      </Tag>
    );
  if (decision === 'hold')
    return (
      <Tag tone="attention" icon="clock">
        HOLD
      </Tag>
    );
  return (
    <span className="t2">
      <State tone="" icon="dot">
        allow
      </State>
    </span>
  );
}

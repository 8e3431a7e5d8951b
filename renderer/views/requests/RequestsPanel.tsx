import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';

/** Requests. */
export function RequestsPanel() {
  return (
    <Panel>
      <EmptyState title="This view is being built." />
    </Panel>
  );
}

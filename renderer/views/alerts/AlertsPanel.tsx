import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';

/** Alerts. */
export function AlertsPanel() {
  return (
    <Panel>
      <EmptyState title="This view is being built." />
    </Panel>
  );
}

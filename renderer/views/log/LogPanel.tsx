import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';

/** Log. */
export function LogPanel() {
  return (
    <Panel>
      <EmptyState title="This view is being built." />
    </Panel>
  );
}

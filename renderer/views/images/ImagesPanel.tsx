import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';

/** Images. */
export function ImagesPanel() {
  return (
    <Panel>
      <EmptyState title="This view is being built." />
    </Panel>
  );
}

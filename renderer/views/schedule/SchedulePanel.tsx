import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';

/** Schedule. */
export function SchedulePanel() {
  return (
    <Panel>
      <EmptyState title="This view is being built." />
    </Panel>
  );
}

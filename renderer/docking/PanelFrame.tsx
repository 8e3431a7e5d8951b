import type { IDockviewPanelProps } from 'dockview-react';
import { useEffect, useMemo, useState } from 'react';
import { EmptyState } from '../components/EmptyState.tsx';
import { useUi } from '../state/ui.ts';
import { VIEWS } from '../views/views.ts';
import { FaultBoundary } from './FaultBoundary.tsx';
import { PanelContext } from './PanelContext.ts';

/** Puts a panel's component into its place, tells it whether it can be seen, and keeps its faults to itself. */
export function PanelFrame({ api }: IDockviewPanelProps) {
  const view = useUi((ui) => ui.view);
  const [visible, setVisible] = useState(api.isVisible);
  useEffect(() => {
    const watching = api.onDidVisibilityChange((event) => setVisible(event.isVisible));
    return () => watching.dispose();
  }, [api]);
  const place = useMemo(() => ({ key: `${view}/${api.id}`, visible }), [view, api.id, visible]);
  const Component = VIEWS[view].panels[api.id]?.component;
  return (
    <PanelContext value={place}>
      <FaultBoundary title={api.title ?? api.id}>
        {Component ? <Component /> : <EmptyState title="This panel is not part of this view any more." />}
      </FaultBoundary>
    </PanelContext>
  );
}

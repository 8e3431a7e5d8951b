import type { IDockviewHeaderActionsProps, IDockviewPanelHeaderProps } from 'dockview-react';
import { useEffect, useState } from 'react';
import { Icon } from '../components/Icon.tsx';
import { client } from '../ipc/client.ts';
import { useUi } from '../state/ui.ts';
import { usePanelNotes } from './PanelContext.ts';

/** A panel's tab: when it is alone in its place it is the panel's head, with the words of the moment beside the title. */
export function PanelHead({ api }: IDockviewPanelHeaderProps) {
  const view = useUi((ui) => ui.view);
  const note = usePanelNotes((state) => state.notes[`${view}/${api.id}`] ?? '');
  return (
    <div className="head-tab">
      <h2>{api.title}</h2>
      <span className="note" title={note}>
        {note}
      </span>
    </div>
  );
}

/** Maximise and pop out, at the right end of a panel's head. */
export function PanelActions({ api, containerApi, activePanel }: IDockviewHeaderActionsProps) {
  const view = useUi((ui) => ui.view);
  const alone = useUi((ui) => ui.panel !== null);
  const [maximised, setMaximised] = useState(api.isMaximized());
  useEffect(() => {
    const watching = containerApi.onDidMaximizedGroupChange(() => setMaximised(api.isMaximized()));
    return () => watching.dispose();
  }, [api, containerApi]);
  if (alone || !activePanel) return null;
  const title = activePanel.title ?? 'this panel';
  return (
    <div className="head-actions">
      <button
        type="button"
        aria-label={maximised ? `Give ${title} its old size` : `Enlarge ${title} over the whole view`}
        title={maximised ? 'Back to its old size' : 'Enlarge over the whole view'}
        onClick={() => (maximised ? api.exitMaximized() : api.maximize())}
      >
        <Icon name={maximised ? 'restore' : 'maximise'} />
      </button>
      <button
        type="button"
        aria-label={`Open ${title} in a window of its own`}
        title="Open in a window of its own"
        onClick={() => void client['windows.open']({ view, panel: activePanel.id })}
      >
        <Icon name="popOut" />
      </button>
    </div>
  );
}

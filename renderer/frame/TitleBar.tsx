import { ControlPrompt } from '../control/ControlPrompt.tsx';
import { useTopicPart } from '../state/topics.ts';
import { useUi } from '../state/ui.ts';
import { windowIdentity } from '../state/windowIdentity.ts';
import { VIEWS } from '../views/views.ts';
import { VIEW_TITLES } from '../views/viewTitles.ts';

/** Ours, so that it turns red with the rest. */
export function TitleBar() {
  const { view, panel, layoutLocked, setLayoutLocked, open } = useUi();
  const place = useTopicPart('windows', (windows) => {
    const at = windows?.findIndex((one) => one.id === windowIdentity.id) ?? -1;
    return at < 0 ? '' : `Window ${at + 1} of ${windows?.length ?? 1}`;
  });
  const title = panel ? `${VIEW_TITLES[view]}: ${VIEWS[view].panels[panel]?.title ?? panel}` : VIEW_TITLES[view];
  return (
    <header className="title">
      <b>PyROS</b>
      <span>{title}</span>
      <span className="only-wide">{place}</span>
      <button
        type="button"
        className="lock"
        aria-pressed={layoutLocked}
        title={layoutLocked ? 'Unlock, to move and resize panels' : 'Lock the layout'}
        onClick={() => setLayoutLocked(!layoutLocked)}
      >
        Layout {layoutLocked ? 'locked' : 'unlocked'}
      </button>
      <ControlPrompt />
      <button type="button" className="keys" onClick={() => open('shortcuts')}>
        Keys <b>?</b>
      </button>
      <button type="button" onClick={() => open('palette')}>
        Search and commands <b>Ctrl K</b>
      </button>
    </header>
  );
}

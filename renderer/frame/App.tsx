import { useLayoutEffect } from 'react';
import { ControlDialog } from '../control/ControlDialog.tsx';
import { useSignOfLife } from '../control/useSignOfLife.ts';
import { FaultBoundary } from '../docking/FaultBoundary.tsx';
import { Workspace } from '../docking/Workspace.tsx';
import { useTopic } from '../state/topics.ts';
import { useUi } from '../state/ui.ts';
import { VIEW_TITLES } from '../views/viewTitles.ts';
import { AlarmStrip } from './AlarmStrip.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { Footer } from './Footer.tsx';
import { LoginDialog } from './LoginDialog.tsx';
import { QuitDialog } from './QuitDialog.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { ShutdownProgress } from './ShutdownProgress.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';
import { useGlobalKeys } from './useGlobalKeys.ts';

/** The frame of every window around the panels of its view. */
export function App() {
  const theme = useTopic('theme');
  const view = useUi((ui) => ui.view);
  const overlay = useUi((ui) => ui.overlay);
  const open = useUi((ui) => ui.open);
  useGlobalKeys();
  useSignOfLife();
  useLayoutEffect(() => {
    if (theme) document.documentElement.className = theme;
  }, [theme]);
  useLayoutEffect(() => {
    document.title = `PyROS: ${VIEW_TITLES[view]}`;
  }, [view]);
  const close = () => open(null);
  return (
    <>
      <TitleBar />
      <AlarmStrip />
      <StatusBar />
      <Rail />
      <FaultBoundary title="This view">
        <Workspace />
      </FaultBoundary>
      <Footer />
      <ShutdownProgress />
      {overlay === 'palette' ? <CommandPalette onClose={close} /> : null}
      {overlay === 'shortcuts' ? <ShortcutHelp onClose={close} /> : null}
      {overlay === 'login' ? <LoginDialog onClose={close} /> : null}
      {overlay === 'control' ? <ControlDialog onClose={close} /> : null}
      {overlay === 'quit' ? <QuitDialog onClose={close} /> : null}
    </>
  );
}

import type { SessionView } from '../../electron/ipc/contract/control.ts';
import { VIEW_NAMES } from '../../electron/ipc/contract/views.ts';
import type { Theme } from '../../electron/ipc/contract/windows.ts';
import type { ControlState } from '../../main-services/model/operations.ts';
import type { IconName } from '../components/iconPaths.ts';
import { type ControlOffer, controlView } from '../control/controlView.ts';
import { resetLayout } from '../docking/resetLayout.ts';
import { client } from '../ipc/client.ts';
import { useUi } from '../state/ui.ts';
import { windowIdentity } from '../state/windowIdentity.ts';
import { VIEWS } from '../views/views.ts';
import { VIEW_TITLES } from '../views/viewTitles.ts';

export interface PaletteEntry {
  readonly group: string;
  readonly name: string;
  readonly icon?: IconName;
  readonly keys?: string;
  /** Why it cannot be done now; null = it can. */
  readonly reason: string | null;
  readonly run: () => void;
}

interface Situation {
  readonly session: SessionView | null;
  readonly control: ControlState | null;
  readonly theme: Theme | null;
}

const THEME_WORDS: Readonly<Record<Theme, string>> = {
  dark: 'Dark theme, for the night',
  light: 'Light theme, for the day',
  red: 'Red theme, for dark-adapted eyes',
};

const CONTROL_WORDS: Readonly<Record<ControlOffer, string>> = {
  none: 'Control: who holds it',
  take: 'Take control by hand (MAN)',
  release: 'Release control to the majordome (AUTO), or hand it over',
  ask: 'Ask for control',
  withdraw: 'Withdraw the request for control',
};

/**
 * Everything the palette offers now. But for STOP, nothing here moves the observatory: commands lead to the place where they are
 * given, held and answered.
 */
export function paletteEntries({ session, control, theme }: Situation): readonly PaletteEntry[] {
  const ui = useUi.getState();
  const views = VIEW_NAMES.map((view, index): PaletteEntry => {
    const keys = index < 10 ? { keys: `Alt ${(index + 1) % 10}` } : {};
    return { group: 'Views', name: VIEW_TITLES[view], icon: view, ...keys, reason: null, run: () => ui.show(view) };
  });
  const panels = VIEW_NAMES.flatMap((view) =>
    Object.entries(VIEWS[view].panels).map(
      ([panel, { title }]): PaletteEntry => ({
        group: 'Open a panel in its own window',
        name: `${VIEW_TITLES[view]}: ${title}`,
        icon: 'popOut',
        reason: null,
        run: () => void client['windows.open']({ view, panel }),
      }),
    ),
  );
  const commands: PaletteEntry[] = [
    {
      group: 'Commands',
      name: 'STOP every motion',
      icon: 'danger',
      keys: 'Shift Esc',
      reason: null,
      run: () => void client['safety.stop'](undefined),
    },
    {
      group: 'Commands',
      name: CONTROL_WORDS[controlView(control, windowIdentity.id, []).offer],
      icon: 'key',
      reason: null,
      run: () => ui.open('control'),
    },
    {
      group: 'Commands',
      name: session?.user ? 'Log out' : 'Log in',
      icon: 'users',
      reason: null,
      run: () => ui.open('login'),
    },
    {
      group: 'Commands',
      name: 'Close the control room (park, close the dome, quit)',
      icon: 'lock',
      reason: null,
      run: () => ui.open('quit'),
    },
  ];
  const settings: PaletteEntry[] = [
    ...(['dark', 'light', 'red'] as const).map(
      (name): PaletteEntry => ({
        group: 'Settings',
        name: THEME_WORDS[name],
        icon: 'settings',
        reason: theme === name ? 'Shown now' : null,
        run: () => void client['theme.set']({ theme: name }),
      }),
    ),
    {
      group: 'Settings',
      name: ui.layoutLocked ? 'Unlock the layout' : 'Lock the layout',
      icon: ui.layoutLocked ? 'unlock' : 'lock',
      keys: 'Ctrl L',
      reason: null,
      run: () => ui.setLayoutLocked(!ui.layoutLocked),
    },
    {
      group: 'Settings',
      name: 'Back to the default layout of this view',
      icon: 'overview',
      reason: null,
      run: () => void resetLayout(),
    },
    {
      group: 'Settings',
      name: ui.decimalAngles ? 'Show angles as hours, minutes, seconds' : 'Show angles as degrees',
      icon: 'sky',
      reason: null,
      run: () => ui.setDecimalAngles(!ui.decimalAngles),
    },
    {
      group: 'Settings',
      name: 'Another window with this view',
      icon: 'popOut',
      reason: null,
      run: () => void client['windows.open']({ view: ui.view, panel: null }),
    },
    { group: 'Settings', name: 'Keys', keys: '?', reason: null, run: () => ui.open('shortcuts') },
  ];
  return [...views, ...commands, ...settings, ...panels];
}

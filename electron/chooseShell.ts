import type { ShellName } from './commandLine.ts';

/** What the machine offers. */
export interface Surroundings {
  readonly display: boolean;
  /** Why Electron cannot be used, in a sentence; null when it can. */
  readonly electronFault: string | null;
  /** Path of a Chromium; null when there is none. */
  readonly chromium: string | null;
}

/** Which shell to use, and why it is not Electron (null when it is); or why the one asked for is not possible. */
export type ShellChoice =
  | { readonly shell: ShellName; readonly note: string | null }
  | { readonly shell: null; readonly fault: string };

const NO_DISPLAY = 'There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).';
const NO_CHROMIUM = 'No Chromium or Google Chrome is installed.';

/** Electron if it can, else Chromium, else none; one that was asked for is never replaced in silence. */
export function chooseShell(asked: ShellName | null, { display, electronFault, chromium }: Surroundings): ShellChoice {
  if (asked === 'none') return { shell: 'none', note: 'Asked to run without windows.' };
  if (!display) {
    if (asked !== null) return { shell: null, fault: `${NO_DISPLAY} The shell ${asked} cannot open a window.` };
    return { shell: 'none', note: NO_DISPLAY };
  }
  if (asked === 'electron')
    return electronFault === null ? { shell: 'electron', note: null } : { shell: null, fault: electronFault };
  if (asked === 'chromium')
    return chromium === null
      ? { shell: null, fault: NO_CHROMIUM }
      : { shell: 'chromium', note: 'Chromium was asked for on the command line.' };
  if (electronFault === null) return { shell: 'electron', note: null };
  if (chromium !== null) return { shell: 'chromium', note: electronFault };
  return { shell: 'none', note: `${electronFault} ${NO_CHROMIUM}` };
}

import type { Theme } from './ipc/contract/windows.ts';

/** Height of the console's own title bar (renderer/style/tokens.css, --title-h). */
const TITLE_BAR_PIXELS = 24;

/** Ground and symbols of the window buttons by theme: --bg-0 and --text-3 of the tokens, so that red stays red to the edge. */
const COLOURS: Readonly<Record<Theme, { readonly color: string; readonly symbolColor: string }>> = {
  dark: { color: '#07090a', symbolColor: '#8a9399' },
  light: { color: '#c9ced1', symbolColor: '#566168' },
  red: { color: '#000000', symbolColor: '#c41c1c' },
};

/** What Electron's title bar overlay takes. */
export function titleBarColours(theme: Theme): { color: string; symbolColor: string; height: number } {
  return { ...COLOURS[theme], height: TITLE_BAR_PIXELS };
}

import { Refusal } from '../../../main-services/model/refusal.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import type { ConsoleWindows } from '../../windows/ConsoleWindows.ts';
import type { Handlers } from '../contract/index.ts';
import type { Theme, windowCalls } from '../contract/windows.ts';

/** What only the application around the observatory can do; `windows` is null without a desktop. */
export interface ConsoleActions {
  readonly windows: ConsoleWindows | null;
  setTheme(theme: Theme): Promise<void>;
  quit(by: string): void;
}

/** Windows, layouts, theme and the end of the application. */
export function windowHandlers(
  observatory: Observatory,
  actions: ConsoleActions,
): Pick<Handlers, keyof typeof windowCalls> {
  const { settings } = observatory.repositories;
  const windows = () => {
    if (!actions.windows) throw new Refusal('failed', 'This control room runs without windows.');
    return actions.windows;
  };
  return {
    'windows.list': () => actions.windows?.list() ?? [],
    'windows.open': (order) => windows().open(order),
    'windows.close': async ({ id }) => {
      await windows().close(id);
      return null;
    },
    'windows.showing': ({ view }, { windowId }) => {
      actions.windows?.showing(windowId, view);
      return null;
    },
    'layout.get': ({ key }) => settings.get(`layout:${key}`),
    'layout.save': async ({ key, layout }) => {
      await settings.set(`layout:${key}`, layout);
      return null;
    },
    'theme.set': async ({ theme }) => {
      await actions.setTheme(theme);
      return null;
    },
    'application.quit': (_, { userName }) => {
      actions.quit(userName);
      return null;
    },
  };
}

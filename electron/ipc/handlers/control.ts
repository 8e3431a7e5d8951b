import { Refusal } from '../../../main-services/model/refusal.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import type { controlCalls } from '../contract/control.ts';
import type { Handlers } from '../contract/index.ts';

/** Who is here, and who commands. */
export function controlHandlers(observatory: Observatory): Pick<Handlers, keyof typeof controlCalls> {
  const { control, session } = observatory;
  return {
    'session.current': () => session.current,
    'session.login': ({ username, password }) => session.login(username, password),
    'session.logout': () => session.logout(),
    'control.setMode': ({ mode }, caller) => {
      const refusal = control.setMode(mode, caller);
      if (refusal !== null) throw new Refusal('control', refusal);
      return control.state();
    },
  };
}

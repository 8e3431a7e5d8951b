import type { ControlState } from '../../../main-services/model/operations.ts';
import { Refusal } from '../../../main-services/model/refusal.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import type { controlCalls } from '../contract/control.ts';
import type { Handlers } from '../contract/index.ts';

/** Who is here, and who commands. */
export function controlHandlers(
  observatory: Pick<Observatory, 'control' | 'presence'> & {
    readonly session: Pick<Observatory['session'], 'current' | 'login' | 'logout'>;
  },
): Pick<Handlers, keyof typeof controlCalls> {
  const { control, session, presence } = observatory;
  const settled = (refusal: string | null): ControlState => {
    if (refusal !== null) throw new Refusal('control', refusal);
    return control.state();
  };
  return {
    'session.current': () => session.current,
    'session.login': ({ username, password }) => session.login(username, password),
    'session.logout': () => session.logout(),
    'control.setMode': ({ mode }, caller) => settled(control.setMode(mode, caller)),
    'control.request': (_, caller) => settled(control.request(caller)),
    'control.withdraw': (_, caller) => settled(control.withdraw(caller)),
    'control.answer': ({ accept }, caller) => settled(control.answer(accept, caller)),
    'control.handOver': ({ windowId }, caller) => {
      if (!presence.lives(windowId)) throw new Refusal('control', `There is no window ${windowId} that could take it.`);
      return settled(control.handOver(caller, { userName: caller.userName, windowId }));
    },
    'control.take': ({ reason }, caller) => settled(control.seize(caller, reason)),
    'control.present': (_, { windowId }) => {
      presence.heard(windowId);
      return null;
    },
  };
}

import type { UserRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { Clock } from '../supervision/Clock.ts';
import { ConsoleSession } from '../users/ConsoleSession.ts';
import { UserService } from '../users/UserService.ts';
import { ControlAuthority } from './ControlAuthority.ts';
import { leaveWithSession } from './leaveWithSession.ts';
import { WindowPresence } from './WindowPresence.ts';

/** Puts together who is here and who commands: control lapses with its window, and when its holder logs out. */
export function buildControl(options: {
  clock: Clock;
  wall: Clock;
  logFor: (agent: string) => Log;
  users: UserRepository;
}) {
  const { clock, wall, logFor } = options;
  const control = new ControlAuthority({ clock, wall, log: logFor('Control') });
  const presence = new WindowPresence({
    wall,
    onLost: (windowId) => control.windowClosed(windowId, 'gives no sign of life any more'),
  });
  const users = new UserService({ users: options.users, clock: wall, log: logFor('Users') });
  const session = new ConsoleSession(users);
  leaveWithSession(session, control);
  return { control, presence, users, session };
}

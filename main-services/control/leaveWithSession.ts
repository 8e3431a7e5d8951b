import type { ConsoleSession } from '../users/ConsoleSession.ts';
import type { ControlAuthority } from './ControlAuthority.ts';

/** Control lapses when who holds it logs out, or somebody else logs in in his place. Returns what ends it. */
export function leaveWithSession(
  session: Pick<ConsoleSession, 'current' | 'listen'>,
  control: Pick<ControlAuthority, 'userLeft'>,
): () => void {
  let before = session.current.user?.username ?? null;
  return session.listen(({ user }) => {
    const now = user?.username ?? null;
    if (before !== null && now !== before) control.userLeft(before);
    before = now;
  });
}

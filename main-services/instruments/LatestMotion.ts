import type { CommandDesk, CommandOrder, IssuedCommand } from './CommandDesk.ts';

/** What ends a command that a newer one of the same axis replaced. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/**
 * The newest command of one axis. Beginning another one withdraws it: its read-back and its retries end, so that an old GOTO is never sent
 * again after a PARK, nor an OPEN after a CLOSE.
 */
export class LatestMotion {
  #current: AbortController | null = null;
  #replaced: ((command: string) => void) | null = null;

  /** Withdraws what came before and answers the signal of the new command; `outer` ends it as well. */
  begin(command: string, outer?: AbortSignal): AbortSignal {
    const replaced = this.#replaced;
    this.#replaced = null;
    replaced?.(command);
    this.#current?.abort(new Superseded(`superseded by ${command}`));
    this.#current = new AbortController();
    return outer ? AbortSignal.any([outer, this.#current.signal]) : this.#current.signal;
  }

  /** Calls once, before the next command begins, with its words; for motions that end in another way than by their read-back. */
  onceReplaced(listener: (command: string) => void): void {
    this.#replaced = listener;
  }
}

/** Bounds of a motion and the axis whose earlier commands it replaces. */
export interface MotionBounds extends Pick<CommandOrder, 'verifyWithinMs' | 'retries' | 'urgent'> {
  readonly axis: LatestMotion;
  readonly signal?: AbortSignal;
}

/** Issues a motion; only one that the interlocks let through withdraws what came before. */
export function issueMotion(
  desk: CommandDesk,
  axis: LatestMotion,
  order: Omit<CommandOrder, 'signal'>,
  outer?: AbortSignal,
): IssuedCommand {
  const refused = order.interlock().length > 0;
  return desk.issue(refused ? order : { ...order, signal: axis.begin(order.command, outer) });
}

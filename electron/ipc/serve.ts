import type { z } from 'zod';
import type { Log } from '../../main-services/model/log.ts';
import { Refusal } from '../../main-services/model/refusal.ts';
import { ROLES, type Role } from '../../main-services/model/user.ts';
import type { Answer, RefusalCode } from './contract/answer.ts';
import type { Call } from './contract/call.ts';
import type { Caller } from './contract/index.ts';
import { inputFault } from './inputFault.ts';
import { type Sender, senderFault } from './Sender.ts';
import { withoutSecrets } from './withoutSecrets.ts';

/** Who asked for what from which window, and what came of it; `input` is JSON without passwords. */
export interface AuditEntry {
  readonly by: string;
  readonly windowId: string;
  readonly call: string;
  readonly input: string;
  readonly outcome: 'done' | RefusalCode;
  /** Empty when done. */
  readonly reason: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a table of calls with different inputs has no other common type
type AnyCall = Call<any, any>;
// biome-ignore lint/suspicious/noExplicitAny: as above; the contract's `Handlers` type checks each handler against its call
type AnyHandler = (input: any, caller: Caller) => unknown;

export interface ServeOptions<Names extends string> {
  readonly calls: Readonly<Record<Names, AnyCall>>;
  readonly handlers: Readonly<Record<Names, AnyHandler>>;
  readonly session: { role(): Role; userName(): string };
  readonly control: { mayCommand(windowId: string): true | string };
  /** Stores a record; its own failure is logged and never undoes the call. */
  readonly audit: (entry: AuditEntry) => void | Promise<void>;
  readonly log: Log;
}

/** Answers one call. `sender` is what the transport saw; only callers inside this process (command line, tests) leave it out. */
export type Serve = (windowId: string, name: string, input: unknown, sender?: Sender) => Promise<Answer<unknown>>;

/**
 * The one place that decides whether a call is carried out: sender, name, input, role, control authority, in this order.
 * Never throws; every refusal is logged, every change and command audited.
 */
export function serveCalls<Names extends string>(options: ServeOptions<Names>): Serve {
  const { calls, handlers, session, control, log } = options;

  const record = async (entry: AuditEntry): Promise<void> => {
    try {
      await options.audit(entry);
    } catch (error) {
      log.error(`the audit record of ${entry.call} by ${entry.by} could not be stored: ${messageOf(error)}`);
    }
  };

  return async (windowId, name, input, sender) => {
    const by = session.userName();
    const known = Object.hasOwn(calls, name) ? calls[name as Names] : null;
    const refuse = async (code: RefusalCode, reason: string): Promise<Answer<never>> => {
      log.warning(`refused ${printable(name)} from window ${printable(windowId)} (${by}): ${reason}`);
      if (known && known.kind !== 'query')
        await record({ by, windowId, call: name, input: withoutSecrets(input), outcome: code, reason });
      return { ok: false, code, reason };
    };

    const fault = sender ? senderFault(sender) : null;
    if (fault) return refuse('sender', `This call is not answered: ${fault}.`);
    if (!known) return refuse('unknown-call', `There is no call named "${printable(name)}".`);
    const read = (known.input as z.ZodType).safeParse(input);
    if (!read.success) return refuse('input', inputFault(name, read.error));
    const role = session.role();
    if (ROLES.indexOf(role) < ROLES.indexOf(known.role)) return refuse('role', roleReason(known.role, role));
    if (known.kind === 'command') {
      const may = control.mayCommand(windowId);
      if (may !== true) return refuse('control', may);
    }
    try {
      const value = await handlers[name as Names](read.data, { windowId, userName: by });
      if (known.kind !== 'query')
        await record({ by, windowId, call: name, input: withoutSecrets(input), outcome: 'done', reason: '' });
      return { ok: true, value };
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.code, error.reason);
      return refuse('failed', `${name} failed: ${messageOf(error)}`);
    }
  };
}

function roleReason(needed: Role, role: Role): string {
  const who = role === 'viewer' ? 'Nobody is logged in at this console' : `You are logged in as ${role}`;
  return `${who}; this needs the role ${needed}${needed === 'admin' ? '' : ' or higher'}.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A name from outside, short and without control characters, fit for a log line. */
function printable(text: unknown): string {
  return String(text)
    .replaceAll(/[^\x20-\x7e]/g, '?')
    .slice(0, 80);
}

/** Why a call was refused: unknown-call, sender, input, role, control, interlock, failed (the operation itself went wrong). */
export type RefusalCode = 'unknown-call' | 'sender' | 'input' | 'role' | 'control' | 'interlock' | 'failed';

/** What every call returns: never an exception across the process boundary. `reason` is a sentence an operator can act on. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: RefusalCode; readonly reason: string };

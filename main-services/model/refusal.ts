/** Kinds of refusal a service can express; the IPC layer adds its own (unknown call, sender, role). */
export type RefusalReasonCode = 'input' | 'control' | 'interlock' | 'failed';

/** A service said no: `reason` is a sentence an operator can act on, and reaches the caller as it is. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalReasonCode;
  readonly reason: string;

  constructor(code: RefusalReasonCode, reason: string) {
    super(reason);
    this.code = code;
    this.reason = reason;
  }
}

/** What was wrong with a notice that cannot be read. */
export type RefusalKind =
  | 'empty'
  | 'too-large'
  | 'encoding'
  | 'unsafe'
  | 'not-well-formed'
  | 'not-voevent'
  | 'incomplete';

/** A notice that is not acted on because it cannot be read; the message says what was wrong, in words. */
export class NoticeRefused extends Error {
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind, message: string) {
    super(message);
    this.name = 'NoticeRefused';
    this.kind = kind;
  }
}

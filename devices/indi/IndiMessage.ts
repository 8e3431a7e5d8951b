/** One element inside a message: `<oneNumber name="RA">5.5</oneNumber>`. */
export interface IndiPart {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Without the blanks around it; empty for a BLOB. */
  readonly text: string;
  /** The decoded bytes of a BLOB; null elsewhere. */
  readonly blob: Buffer | null;
}

/** One element of the never-ending stream of an INDI server. */
export interface IndiMessage {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: readonly IndiPart[];
}

/** What came is not the protocol; the stream cannot be read on. */
export class IndiMalformed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IndiMalformed';
  }
}

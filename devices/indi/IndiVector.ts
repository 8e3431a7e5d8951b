export type IndiState = 'Idle' | 'Ok' | 'Busy' | 'Alert';
export type IndiKind = 'Number' | 'Switch' | 'Text' | 'Light' | 'BLOB';

export interface IndiElement {
  /** As it came, trimmed. */
  readonly text: string;
  /** Bounds of a number, where the definition gives them. */
  readonly min: number | null;
  readonly max: number | null;
  readonly blob: { readonly bytes: Buffer; readonly format: string } | null;
}

/** One property of a device as it was told last. */
export interface IndiVector {
  readonly kind: IndiKind;
  readonly name: string;
  readonly state: IndiState;
  readonly elements: ReadonlyMap<string, IndiElement>;
  /** When it was received, milliseconds since the Unix epoch on the observatory's clock. */
  readonly at: number;
}

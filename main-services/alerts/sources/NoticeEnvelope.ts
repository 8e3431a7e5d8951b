/** What is known about a notice besides its bytes. */
export interface NoticeEnvelope {
  /** Name of the source. */
  readonly source: string;
  /** performance.now() at the last byte. */
  readonly receivedAtPerformanceMs: number;
  readonly contentType: NoticeContentType;
  /** Kafka's address of the message; null where there is none. */
  readonly topic: string | null;
  readonly partition: number | null;
  readonly offset: string | null;
}

export type NoticeContentType = 'xml' | 'json' | 'other';

/** An envelope with what most sources do not have left out. */
export function envelopeOf(
  bytes: Uint8Array,
  source: string,
  receivedAtPerformanceMs: number,
  address: { readonly topic: string; readonly partition: number; readonly offset: string } | null = null,
): NoticeEnvelope {
  return {
    source,
    receivedAtPerformanceMs,
    contentType: sniffContentType(bytes),
    topic: address?.topic ?? null,
    partition: address?.partition ?? null,
    offset: address?.offset ?? null,
  };
}

/**
 * By the first character: `<` is XML, `{` JSON. Topics do not tell: SVOM's are called gcn.notices and carry XML (gcn.md). Skips byte
 * order marks, white space, and the zero bytes between the letters of UTF-16.
 */
export function sniffContentType(bytes: Uint8Array): NoticeContentType {
  for (const byte of bytes.subarray(0, 256)) {
    if (byte === 0x3c) return 'xml';
    if (byte === 0x7b) return 'json';
    const skipped = byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf || byte >= 0xfe;
    if (!skipped) return 'other';
  }
  return 'other';
}

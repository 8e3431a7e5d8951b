/** PROTOCOL.md: a frame may not be longer than 64 KiB. */
const LONGEST_FRAME_BYTES = 64 * 1024;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const WHITE_SPACE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** What a piece of the stream completed; `error` says why the rest of the stream cannot be read. */
export interface ReadFrames {
  readonly frames: readonly string[];
  readonly error: string | null;
}

/** Cuts a byte stream into JSON objects by balanced braces. All marks are ASCII, so a split UTF-8 character does no harm. */
export class FrameReader {
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;

  /** Takes the next bytes. After an error the reader must not be used again. */
  push(chunk: Buffer): ReadFrames {
    const frames: string[] = [];
    let start = 0;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0;
      if (this.#depth === 0) {
        if (WHITE_SPACE.has(byte)) continue;
        if (byte !== OPEN_BRACE) return { frames, error: 'a frame must be a JSON object: it starts with "{"' };
        start = index;
        this.#depth = 1;
      } else if (this.#follow(byte)) {
        frames.push(this.#take(chunk.subarray(start, index + 1)));
      }
      if (this.#depth > 0 && this.#pendingBytes + index + 1 - start > LONGEST_FRAME_BYTES) {
        return { frames, error: `the frame is longer than ${LONGEST_FRAME_BYTES} bytes` };
      }
    }
    if (this.#depth > 0) {
      const rest = chunk.subarray(start);
      this.#pending.push(rest);
      this.#pendingBytes += rest.length;
    }
    return { frames, error: null };
  }

  /** True when this byte closed the object. */
  #follow(byte: number): boolean {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE) this.#inString = false;
      return false;
    }
    if (byte === QUOTE) this.#inString = true;
    else if (byte === OPEN_BRACE) this.#depth++;
    else if (byte === CLOSE_BRACE) this.#depth--;
    return this.#depth === 0;
  }

  #take(end: Buffer): string {
    const whole = Buffer.concat([...this.#pending, end]).toString('utf8');
    this.#pending = [];
    this.#pendingBytes = 0;
    return whole;
  }
}

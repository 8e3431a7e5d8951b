/** The peer breaks the framing: there is no way to find the next frame, the connection must go. */
export class VtpFramingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'VtpFramingError';
  }
}

const PREFIX_BYTES = 4;
const MOST_PARTS = 256;

/** Cuts a VTP stream (4-byte big-endian length, then that many bytes; vtp.md) into frames, however it was chopped on the way. */
export class VtpDecoder {
  readonly #maximumBytes: number;
  /** What came and is not yet part of a whole frame. Never allocated from a prefix, which may lie. */
  #parts: Buffer[] = [];
  #held = 0;

  constructor(maximumBytes: number) {
    this.#maximumBytes = maximumBytes;
  }

  /** A frame has begun and not ended. */
  get isMidFrame(): boolean {
    return this.#held > 0;
  }

  /**
   * Takes a piece of the stream, answers the frames it completes.
   * @throws VtpFramingError when a prefix announces more than the limit; frames completed before it are answered first
   */
  push(chunk: Buffer): Buffer[] {
    this.#parts.push(chunk);
    this.#held += chunk.length;
    // A peer that sends byte by byte costs memory for each piece.
    if (this.#parts.length > MOST_PARTS) this.#parts = [Buffer.concat(this.#parts, this.#held)];
    const frames: Buffer[] = [];
    for (;;) {
      if (this.#held < PREFIX_BYTES) return frames;
      const length = this.#peek(PREFIX_BYTES).readUInt32BE(0);
      if (length > this.#maximumBytes) {
        if (frames.length > 0) return frames;
        throw new VtpFramingError(`A frame announces ${length} bytes; the limit is ${this.#maximumBytes}.`);
      }
      if (this.#held < PREFIX_BYTES + length) return frames;
      frames.push(Buffer.from(this.#peek(PREFIX_BYTES + length).subarray(PREFIX_BYTES, PREFIX_BYTES + length)));
      this.#drop(PREFIX_BYTES + length);
    }
  }

  /** The first bytes held, in one piece. */
  #peek(bytes: number): Buffer {
    const [first] = this.#parts;
    if (first !== undefined && first.length >= bytes) return first;
    const whole = Buffer.concat(this.#parts, this.#held);
    this.#parts = [whole];
    return whole;
  }

  #drop(bytes: number): void {
    const first = this.#parts[0];
    if (first === undefined) return;
    if (first.length > bytes) this.#parts[0] = first.subarray(bytes);
    else this.#parts.shift();
    this.#held -= bytes;
  }
}

/** The real broker (Comet) closes on longer frames; so do we. */
const LONGEST_FRAME_BYTES = 99_999;
const PREFIX_BYTES = 4;

/** A message with its length before it: 4 bytes, big-endian (VOEvent Transport Protocol). */
export function lengthFrame(message: Buffer): Buffer {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32BE(message.length);
  return Buffer.concat([prefix, message]);
}

/** Cuts a byte stream into messages. */
export class LengthFrames {
  #pending: Buffer = Buffer.alloc(0);

  /** The messages that these bytes complete; throws an Error on a frame that is longer than allowed. */
  push(chunk: Buffer): readonly Buffer[] {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    const messages: Buffer[] = [];
    while (this.#pending.length >= PREFIX_BYTES) {
      const length = this.#pending.readUInt32BE();
      if (length > LONGEST_FRAME_BYTES)
        throw new Error(`a frame of ${length} bytes is longer than ${LONGEST_FRAME_BYTES}`);
      if (this.#pending.length < PREFIX_BYTES + length) break;
      messages.push(this.#pending.subarray(PREFIX_BYTES, PREFIX_BYTES + length));
      this.#pending = this.#pending.subarray(PREFIX_BYTES + length);
    }
    return messages;
  }
}

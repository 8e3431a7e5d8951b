const PREFIX_BYTES = 4;

/** Cuts a stream into frames with a 4-byte big-endian length before each (Kafka's and VTP's). */
export class LengthPrefixed {
  #held: Buffer = Buffer.alloc(0);

  static frame(body: Buffer): Buffer {
    const prefix = Buffer.alloc(PREFIX_BYTES);
    prefix.writeUInt32BE(body.length);
    return Buffer.concat([prefix, body]);
  }

  /** The bodies of the frames that these bytes complete. */
  push(chunk: Buffer): Buffer[] {
    this.#held = Buffer.concat([this.#held, chunk]);
    const bodies: Buffer[] = [];
    while (this.#held.length >= PREFIX_BYTES) {
      const end = PREFIX_BYTES + this.#held.readUInt32BE(0);
      if (this.#held.length < end) break;
      bodies.push(this.#held.subarray(PREFIX_BYTES, end));
      this.#held = this.#held.subarray(end);
    }
    return bodies;
  }
}

import { IndiMalformed } from './IndiMessage.ts';

/** 16384 × 16384 pixels of 16 bits: no detector of an observatory sends more at once. */
const LARGEST_BYTES = 2 ** 29;
/** What there is room for when the sender does not say how much it sends. */
const UNKNOWN_BYTES = 2 ** 20;

/** Decodes base64 as it arrives, so that a large image costs no long turn at its end. */
export class BlobDecoder {
  #bytes: Buffer;
  #length = 0;
  /** Letters of the last group of four that is not complete yet. */
  #rest = '';

  /** @param expectedBytes what the sender announces; it may be wrong */
  constructor(expectedBytes: number | null) {
    const wanted = expectedBytes ?? UNKNOWN_BYTES;
    if (wanted > LARGEST_BYTES) throw new IndiMalformed(`a BLOB of ${wanted} bytes is announced`);
    this.#bytes = Buffer.allocUnsafe(wanted + 3);
  }

  push(chunk: Buffer): void {
    const raw = chunk.toString('latin1');
    const letters = this.#rest + (/\s/.test(raw) ? raw.replaceAll(/\s+/g, '') : raw);
    const whole = letters.length - (letters.length % 4);
    this.#rest = letters.slice(whole);
    this.#decode(letters.slice(0, whole));
  }

  /** The bytes; at most `most` of them, for some drivers pad what they compress. */
  end(most: number | null): Buffer {
    if (this.#rest !== '') throw new IndiMalformed('the base64 of a BLOB is cut short');
    return this.#bytes.subarray(0, most === null ? this.#length : Math.min(most, this.#length));
  }

  #decode(letters: string): void {
    if (letters === '') return;
    const padding = letters.endsWith('==') ? 2 : letters.endsWith('=') ? 1 : 0;
    const size = (letters.length / 4) * 3 - padding;
    this.#makeRoom(this.#length + size);
    const written = this.#bytes.write(letters, this.#length, 'base64');
    if (written !== size) throw new IndiMalformed('a BLOB is not base64');
    this.#length += written;
  }

  #makeRoom(needed: number): void {
    if (needed <= this.#bytes.length) return;
    if (needed > LARGEST_BYTES) throw new IndiMalformed('a BLOB does not end');
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

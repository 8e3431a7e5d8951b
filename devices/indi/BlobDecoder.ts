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
    const raw = this.#rest + chunk.toString('latin1');
    // Most servers send letters only: looking for line ends before each decoding would cost as much as the decoding.
    if (this.#decode(raw)) return;
    if (!this.#decode(raw.replaceAll(/\s+/g, ''))) throw new IndiMalformed('a BLOB is not base64');
  }

  /** The bytes; at most `most` of them, for some drivers pad what they compress. */
  end(most: number | null): Buffer {
    if (this.#rest !== '') throw new IndiMalformed('the base64 of a BLOB is cut short');
    return this.#bytes.subarray(0, most === null ? this.#length : Math.min(most, this.#length));
  }
  /** Takes the whole groups of four and keeps the rest; answers false, and takes nothing, when there is more than letters. */
  #decode(letters: string): boolean {
    const whole = letters.length - (letters.length % 4);
    const rest = letters.slice(whole);
    if (/\s/.test(rest)) return false;
    const groups = rest === '' ? letters : letters.slice(0, whole);
    const padding = groups.endsWith('==') ? 2 : groups.endsWith('=') ? 1 : 0;
    const size = (whole / 4) * 3 - padding;
    this.#makeRoom(this.#length + size);
    if (this.#bytes.write(groups, this.#length, 'base64') !== size) return false;
    this.#length += size;
    this.#rest = rest;
    return true;
  }

  #makeRoom(needed: number): void {
    if (needed <= this.#bytes.length) return;
    if (needed > LARGEST_BYTES) throw new IndiMalformed('a BLOB does not end');
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

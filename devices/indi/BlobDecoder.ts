import { IndiMalformed } from './IndiMessage.ts';

/** 16384 × 16384 pixels of 16 bits: no detector of an observatory sends more at once. */
const LARGEST_BYTES = 2 ** 29;
/** What there is room for when the sender does not say how much it sends. */
const UNKNOWN_BYTES = 2 ** 20;
/** Letters that are decoded at a time: strings of V8 this long live outside of its heap and cost no copy; a millisecond of work. */
const LETTERS_AT_ONCE = 2 ** 20;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const PADDING = 0x3d;

/** Decodes base64 as it arrives, so that a large image costs no long turn at its end. */
export class BlobDecoder {
  #bytes: Buffer;
  #length = 0;
  /** What has come and is not decoded yet. */
  readonly #letters: Buffer;
  #waiting = 0;

  /** @param expectedBytes what the sender announces; it may be wrong */
  constructor(expectedBytes: number | null) {
    const wanted = expectedBytes ?? UNKNOWN_BYTES;
    if (wanted > LARGEST_BYTES) throw new IndiMalformed(`a BLOB of ${wanted} bytes is announced`);
    this.#bytes = Buffer.allocUnsafe(wanted);
    this.#letters = Buffer.allocUnsafe(LETTERS_AT_ONCE);
  }

  push(chunk: Buffer): void {
    for (let from = 0; from < chunk.length; ) {
      const taken = chunk.copy(this.#letters, this.#waiting, from);
      this.#waiting += taken;
      from += taken;
      if (this.#waiting === this.#letters.length) this.#decodeWaiting();
    }
  }

  /** The bytes; at most `most` of them, for some drivers pad what they compress. */
  end(most: number | null): Buffer {
    this.#decodeWaiting();
    if (this.#waiting > 0) throw new IndiMalformed('the base64 of a BLOB is cut short');
    return this.#bytes.subarray(0, most === null ? this.#length : Math.min(most, this.#length));
  }

  /** Takes the whole groups of four and keeps the rest. */
  #decodeWaiting(): void {
    const text = withoutEnds(this.#letters.subarray(0, this.#waiting));
    const rest = this.#decode(text, lineEnds(text)) ?? this.#decode(withoutBlanks(text), 0);
    if (rest === null) throw new IndiMalformed('a BLOB is not base64');
    this.#waiting = rest.copy(this.#letters);
  }

  /**
   * Decodes a text with this many line ends in it, and answers what is left over; takes nothing, and answers null, when there is something else
   * in it.
   */
  #decode(text: Buffer, ends: number): Buffer | null {
    const left = (text.length - ends) % 4;
    const groups = text.subarray(0, text.length - left);
    const rest = text.subarray(groups.length);
    if (rest.some((letter) => letter <= SPACE)) return null;
    const padding = groups.at(-1) !== PADDING ? 0 : groups.at(-2) === PADDING ? 2 : 1;
    const size = ((groups.length - ends) / 4) * 3 - padding;
    this.#makeRoom(this.#length + size);
    // Node's decoder passes over line ends and whatever else is no letter: it is there when bytes are missing.
    if (this.#bytes.write(groups.toString('latin1'), this.#length, 'base64') !== size) return null;
    this.#length += size;
    return rest;
  }

  #makeRoom(needed: number): void {
    if (needed <= this.#bytes.length) return;
    if (needed > LARGEST_BYTES) throw new IndiMalformed('a BLOB does not end');
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

function withoutEnds(text: Buffer): Buffer {
  let [from, to] = [0, text.length];
  while (from < to && (text[from] ?? 0) <= SPACE) from++;
  while (from < to && (text[to - 1] ?? 0) <= SPACE) to--;
  return text.subarray(from, to);
}

/** The bytes of line ends, looked for where lines of one length end; not all of them when some are shorter. */
function lineEnds(text: Buffer): number {
  let count = 0;
  let before = -1;
  for (let at = text.indexOf(LINE_FEED); at >= 0; ) {
    count += text[at - 1] === CARRIAGE_RETURN ? 2 : 1;
    const next = at + (at - before);
    before = at;
    at = text[next] === LINE_FEED ? next : text.indexOf(LINE_FEED, at + 1);
  }
  return count;
}

/** Moves the letters together where they are. */
function withoutBlanks(text: Buffer): Buffer {
  let length = 0;
  for (const letter of text) if (letter > SPACE) text[length++] = letter;
  return text.subarray(0, length);
}

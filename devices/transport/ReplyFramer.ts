import { excerpt } from './excerpt.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
const WHITE_SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
/** Replies nest six levels at most; one that nests deeper is an attack on the parser, not a reading. */
const DEEPEST_NESTING = 64;

/**
 * Cuts a stream of bytes into replies: an array or object is whole when its brackets balance, strings respected. Bytes may come
 * one at a time.
 */
export class ReplyFramer {
  readonly #maximumBytes: number;
  #chunks: Buffer[] = [];
  #size = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;

  constructor(maximumBytes: number) {
    this.#maximumBytes = maximumBytes;
  }

  /** Whether a reply has begun and is not whole yet. */
  get midReply(): boolean {
    return this.#size > 0;
  }

  /**
   * Takes bytes and answers the replies they complete.
   * @throws Error saying what is wrong when they cannot belong to a reply; the framer is of no use afterwards
   */
  push(bytes: Buffer): string[] {
    const replies: string[] = [];
    let start = this.#size > 0 ? 0 : this.#skipWhiteSpace(bytes, 0);
    while (start < bytes.length) {
      const end = this.#scan(bytes, start);
      this.#chunks.push(bytes.subarray(start, end ?? bytes.length));
      this.#size += (end ?? bytes.length) - start;
      if (this.#size > this.#maximumBytes) throw new Error(`reply longer than ${this.#maximumBytes} bytes`);
      if (end === null) break;
      replies.push(this.#take());
      start = this.#skipWhiteSpace(bytes, end);
    }
    return replies;
  }

  #skipWhiteSpace(bytes: Buffer, from: number): number {
    let at = from;
    while (at < bytes.length && WHITE_SPACE.has(bytes[at] as number)) at++;
    if (at < bytes.length && !OPENING.has(bytes[at] as number)) {
      throw new Error(`not a reply: "${excerpt(bytes.toString('latin1', at, at + 400))}"`);
    }
    return at;
  }

  /** Index just after the closing bracket of the reply, or null when it is not there yet. */
  #scan(bytes: Buffer, from: number): number | null {
    for (let at = from; at < bytes.length; at++) {
      if (this.#inString) {
        at = this.#leaveString(bytes, at);
        continue;
      }
      const byte = bytes[at] as number;
      if (byte === QUOTE) this.#inString = true;
      else if (OPENING.has(byte) && ++this.#depth > DEEPEST_NESTING) throw new Error('reply nested too deeply');
      else if (CLOSING.has(byte) && --this.#depth === 0) return at + 1;
    }
    return null;
  }

  /** Index of the closing quote, or the length. Long strings (images) are searched natively, not byte by byte. */
  #leaveString(bytes: Buffer, from: number): number {
    let at = from;
    let quote = -1;
    while (at < bytes.length) {
      if (this.#escaped) {
        this.#escaped = false;
        at++;
        continue;
      }
      if (quote < at) quote = indexOrEnd(bytes, QUOTE, at);
      const backslash = bytes.subarray(at, quote).indexOf(BACKSLASH);
      if (backslash < 0) {
        this.#inString = quote === bytes.length;
        return quote;
      }
      this.#escaped = true;
      at += backslash + 1;
    }
    return bytes.length;
  }

  #take(): string {
    const whole = Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#size = 0;
    return whole.toString('utf8');
  }
}

function indexOrEnd(bytes: Buffer, wanted: number, from: number): number {
  const found = bytes.indexOf(wanted, from);
  return found < 0 ? bytes.length : found;
}

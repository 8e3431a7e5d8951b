import { BlobDecoder } from './BlobDecoder.ts';
import { IndiMalformed, type IndiMessage, type IndiPart } from './IndiMessage.ts';
import { readTag, readText, type Tag } from './readTag.ts';

const LESS = 0x3c;
const GREATER = 0x3e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
/** The longest tags and texts of the protocol are a few hundred bytes. */
const LONGEST_BYTES = 65_536;
/** A mount has some hundred elements in its largest vector; what goes on and on is no message. */
const MOST_PARTS = 4096;

interface OpenPart {
  readonly tag: Tag;
  readonly blob: BlobDecoder | null;
  text: string;
}

/**
 * Reads the stream of an INDI server: XML elements one after the other, without a root, cut anywhere. A BLOB is decoded while it
 * arrives and never stands whole as text.
 */
export class IndiReader {
  readonly #listener: (message: IndiMessage) => void;
  /** A tag that is not complete yet. */
  #tag: Buffer[] = [];
  #tagBytes = 0;
  #quote = 0;
  #message: { tag: Tag; parts: IndiPart[] } | null = null;
  #part: OpenPart | null = null;

  constructor(listener: (message: IndiMessage) => void) {
    this.#listener = listener;
  }

  /** Forgets what is half read: the next byte begins a stream. */
  reset(): void {
    this.#tag = [];
    this.#tagBytes = 0;
    this.#quote = 0;
    this.#message = null;
    this.#part = null;
  }

  /** @throws IndiMalformed when this is not the protocol; `reset` before it reads on */
  push(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#tagBytes === 0) {
        const next = bytes.indexOf(LESS, at);
        const until = next < 0 ? bytes.length : next;
        if (until > at) this.#text(bytes.subarray(at, until));
        if (next < 0) return;
        at = next;
      }
      const end = this.#endOfTag(bytes, at);
      this.#tag.push(bytes.subarray(at, end < 0 ? bytes.length : end + 1));
      this.#tagBytes += (end < 0 ? bytes.length : end + 1) - at;
      if (this.#tagBytes > LONGEST_BYTES) throw new IndiMalformed(`a tag is longer than ${LONGEST_BYTES} bytes`);
      if (end < 0) {
        this.#tag = [Buffer.concat(this.#tag)];
        return;
      }
      const whole = this.#tag.length === 1 ? this.#tag[0] : Buffer.concat(this.#tag);
      this.#tag = [];
      this.#tagBytes = 0;
      this.#take((whole ?? bytes).toString('utf8').slice(1, -1));
      at = end + 1;
    }
  }

  /** Where the ">" is that ends the tag which this stretch begins or goes on with; -1 when it is not there. */
  #endOfTag(bytes: Buffer, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at];
      if (this.#quote !== 0) {
        if (byte === this.#quote) this.#quote = 0;
      } else if (byte === QUOTE || byte === APOSTROPHE) this.#quote = byte;
      else if (byte === GREATER) return at;
    }
    return -1;
  }

  #text(bytes: Buffer): void {
    const part = this.#part;
    if (part === null) {
      // Between elements there are line ends only; anything else is not an INDI server.
      if (bytes.toString('latin1').trim() !== '') throw new IndiMalformed('there is text outside of every element');
    } else if (part.blob !== null) part.blob.push(bytes);
    else {
      // Names and values are ASCII but for labels, whose letters may be cut: they are never used.
      part.text += bytes.toString('utf8');
      if (part.text.length > LONGEST_BYTES) throw new IndiMalformed(`a value is longer than ${LONGEST_BYTES} letters`);
    }
  }

  #take(inside: string): void {
    if (inside.startsWith('?')) return;
    const tag = readTag(inside);
    if (tag.kind === 'close') this.#close(tag.name);
    else if (this.#message === null) this.#begin(tag);
    else this.#beginPart(tag);
  }

  #begin(tag: Tag): void {
    this.#message = { tag, parts: [] };
    if (tag.kind === 'whole') this.#finish();
  }

  #beginPart(tag: Tag): void {
    if (this.#part !== null) throw new IndiMalformed(`<${tag.name}> stands inside <${this.#part.tag.name}>`);
    const blob = tag.name === 'oneBLOB' ? new BlobDecoder(wholeNumber(tag.attributes.size)) : null;
    this.#part = { tag, blob, text: '' };
    if (tag.kind === 'whole') this.#finishPart();
  }

  #close(name: string): void {
    if (this.#part !== null && this.#part.tag.name === name) this.#finishPart();
    else if (this.#part === null && this.#message?.tag.name === name) this.#finish();
    else throw new IndiMalformed(`</${name}> closes nothing that is open`);
  }

  #finishPart(): void {
    const part = this.#part;
    const message = this.#message;
    this.#part = null;
    if (part === null || message === null) return;
    const { name: tag, attributes } = part.tag;
    const blob = part.blob?.end(wholeNumber(attributes.len)) ?? null;
    message.parts.push({ tag, attributes, text: readText(part.text).trim(), blob });
    if (message.parts.length > MOST_PARTS) throw new IndiMalformed(`<${message.tag.name}> does not end`);
  }

  #finish(): void {
    const message = this.#message;
    this.#message = null;
    if (message !== null)
      this.#listener({ tag: message.tag.name, attributes: message.tag.attributes, parts: message.parts });
  }
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\s*\d{1,12}\s*$/.test(text) ? Number(text) : null;
}

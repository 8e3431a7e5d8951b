import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { WireFrame } from '../model/equipment.ts';

/** Frames kept for the monitor, and what is shown of each: an image is not. */
const MOST_FRAMES = 400;
const SHOWN_TEXT = 2_000;
const SHOWN_BYTES = 512;
/** A recording of more than this has been forgotten. */
const LARGEST_RECORDING_BYTES = 2 ** 28;

interface KeptFrame extends Pick<WireFrame, 'id' | 'at' | 'direction' | 'bytes'> {
  readonly head: Buffer;
}

/** The latest of what went over one line, and its recording into a file of JSON lines. */
export class WireLog {
  readonly #frames: KeptFrame[] = [];
  #lastId = 0;
  #recording: { stream: WriteStream; path: string; bytes: number } | null = null;
  /** Why the last recording ended by itself; null when it did not. */
  #fault: string | null = null;

  take(direction: WireFrame['direction'], bytes: Uint8Array, at: number): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Copied, for the line's own buffer is used again; put in words only when somebody looks.
    const head = Buffer.from(buffer.subarray(0, SHOWN_TEXT));
    this.#frames.push({ id: ++this.#lastId, at, direction, head, bytes: buffer.length });
    if (this.#frames.length > MOST_FRAMES) this.#frames.shift();
    this.#write({ at, direction, base64: buffer });
  }

  /** Frames after one, oldest first. */
  after(id: number): readonly WireFrame[] {
    return this.#frames.filter((frame) => frame.id > id).map(shown);
  }

  recordingTo(): string | null {
    return this.#recording?.path ?? null;
  }

  fault(): string | null {
    return this.#fault;
  }

  /** Begins a recording, in place of the one under way. Lines of `{"at", "direction", "base64"}`. */
  async record(path: string): Promise<void> {
    await this.stop();
    this.#fault = null;
    const stream = createWriteStream(path, { flags: 'wx' });
    const recording = { stream, path, bytes: 0 };
    stream.once('error', (error) => {
      this.#fault = `the recording ended: ${error.message}`;
      if (this.#recording === recording) this.#recording = null;
    });
    this.#recording = recording;
  }

  /** Ends the recording, if there is one, when all of it is in its file. */
  async stop(): Promise<void> {
    const recording = this.#recording;
    this.#recording = null;
    if (recording === null) return;
    recording.stream.end();
    await finished(recording.stream).catch((error: Error) => {
      this.#fault = `the recording ended: ${error.message}`;
    });
  }

  #write({ at, direction, base64 }: { at: number; direction: string; base64: Buffer }): void {
    const recording = this.#recording;
    if (recording === null) return;
    const line = `${JSON.stringify({ at, direction, base64: base64.toString('base64') })}\n`;
    recording.bytes += line.length;
    recording.stream.write(line);
    if (recording.bytes <= LARGEST_RECORDING_BYTES) return;
    this.#fault = 'the recording ended: it had become too large';
    void this.stop();
  }
}

function shown({ head, ...frame }: KeptFrame): WireFrame {
  const cut = (at: number) => (frame.bytes > at ? ' …' : '');
  const hex = head.toString('hex', 0, SHOWN_BYTES).match(/../g) ?? [];
  return {
    ...frame,
    text: printable(head.toString('latin1')) + cut(SHOWN_TEXT),
    hex: hex.join(' ') + cut(SHOWN_BYTES),
  };
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e\n\t]/g, (letter) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

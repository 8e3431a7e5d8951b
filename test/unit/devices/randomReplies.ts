import fc from 'fast-check';
import { InvalidReply } from '../../../devices/errors.ts';
import type { AnswerElement, Command } from '../../../devices/transport/commands.ts';
import { matchAnswer } from '../../../devices/transport/commands.ts';
import { parseReply } from '../../../devices/transport/parseReply.ts';
import { ReplyFramer } from '../../../devices/transport/ReplyFramer.ts';

/** The way of bytes from the socket to a codec. Null: they were refused in one of the ways that are allowed. */
export function decodeBytes<T>(bytes: Uint8Array, command: Command, decode: (element: AnswerElement) => T): T | null {
  let replies: unknown[][];
  try {
    replies = new ReplyFramer(2 ** 20).push(Buffer.from(bytes)).map(parseReply);
  } catch {
    return null;
  }
  return decodeReply(replies[0] ?? [], command, decode);
}

/** The same from the parsed reply on. */
export function decodeReply<T>(reply: unknown[], command: Command, decode: (element: AnswerElement) => T): T | null {
  try {
    const [element] = matchAnswer('Device', [command], reply);
    return decode(element as AnswerElement);
  } catch (failure) {
    if (failure instanceof InvalidReply) return null;
    throw failure;
  }
}

/** Bytes of no meaning, bytes that look like JSON, and a good reply with some bytes changed, left out or cut off. */
export function randomBytes(good: string): fc.Arbitrary<Uint8Array> {
  const bytes = Buffer.from(good);
  const damaged = fc
    .tuple(fc.nat(bytes.length - 1), fc.nat(40), fc.uint8Array({ maxLength: 12 }))
    .map(([at, length, patch]) =>
      Uint8Array.from([...bytes.subarray(0, at), ...patch, ...bytes.subarray(at + length)]),
    );
  return fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json().map((text) => Buffer.from(text)),
    damaged,
  );
}

/** A good element with one field replaced by anything. */
export function oneFieldChanged(good: AnswerElement): fc.Arbitrary<AnswerElement> {
  return fc
    .tuple(fc.constantFrom(...Object.keys(good)), fc.jsonValue({ maxDepth: 2 }))
    .map(([name, value]) => ({ ...good, [name]: value }) as AnswerElement);
}

import fc from 'fast-check';
import { DeviceError } from '../../../../devices/errors.ts';
import type { Question } from '../../../../devices/serial/Question.ts';

/** What a question makes of bytes that come in these pieces: its answer, the kind of its failure, or 'more' while it waits. */
export function readAnswer<T>(question: Question<T>, ...pieces: readonly (string | Uint8Array)[]): T | string {
  let received: Buffer = Buffer.alloc(0);
  try {
    for (const piece of pieces) {
      received = Buffer.concat([received, typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece]);
      const reply = question.read(received);
      if (reply !== null) return reply.value;
    }
  } catch (failure) {
    if (failure instanceof DeviceError) return failure.failure;
    throw failure;
  }
  return 'more';
}

/** Bytes of no meaning, and a good answer with some bytes changed, left out or cut off. */
export function damaged(good: string | Uint8Array): fc.Arbitrary<Buffer> {
  const bytes = Buffer.from(good as string, 'latin1');
  const patched = fc
    .tuple(fc.nat(bytes.length - 1), fc.nat(8), fc.uint8Array({ maxLength: 6 }))
    .map(([at, length, patch]) => Buffer.concat([bytes.subarray(0, at), patch, bytes.subarray(at + length)]));
  return fc.oneof(
    fc.uint8Array({ maxLength: 130 }).map((random) => Buffer.from(random)),
    patched,
  );
}

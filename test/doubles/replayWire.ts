import { readFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';

/** A line of a recording, as the protocol monitor writes it. */
interface RecordedFrame {
  readonly at: number;
  readonly direction: 'sent' | 'received';
  readonly base64: string;
}

/** What was sent at once, and what came back until something else was sent. */
interface Exchange {
  readonly question: Buffer;
  readonly answers: readonly Buffer[];
  played: boolean;
}

/** A device played from a recording. */
export interface ReplayedWire {
  readonly port: number;
  /** Exchanges of the recording that were not asked for yet. */
  left(): number;
  /** What was asked that the recording has no answer to; the line was dropped then. */
  readonly unexpected: readonly string[];
  stop(): Promise<void>;
}

/**
 * Plays a recording of the protocol monitor (lines of `{"at", "direction", "base64"}`) as a server on 127.0.0.1: what the driver
 * sends is looked for in it, in order, and answered as it was answered then; a question that comes more often than recorded
 * gets its last answer again.
 */
export async function replayWire(file: string): Promise<ReplayedWire> {
  const text = await readFile(file, 'utf8');
  const frames = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedFrame);
  const first = frames.findIndex(({ direction }) => direction === 'sent');
  const greeting = frames.slice(0, first < 0 ? frames.length : first).map(bytesOf);
  const exchanges = exchangesOf(frames.slice(greeting.length));
  const unexpected: string[] = [];
  const sockets = new Set<Socket>();

  const answersTo = (asked: Buffer): readonly Buffer[] | null => {
    const same = exchanges.filter(({ question }) => question.equals(asked));
    const found = same.find(({ played }) => !played) ?? same.at(-1);
    if (!found) return null;
    found.played = true;
    return found.answers;
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    for (const bytes of greeting) socket.write(bytes);
    let asked = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      asked = Buffer.concat([asked, bytes]);
      const answers = answersTo(asked);
      if (answers !== null) {
        asked = Buffer.alloc(0);
        for (const answer of answers) socket.write(answer);
        return;
      }
      if (exchanges.some(({ question }) => question.subarray(0, asked.length).equals(asked))) return;
      unexpected.push(asked.toString('latin1'));
      socket.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the replay listens nowhere');
  return {
    port: address.port,
    left: () => exchanges.filter(({ played }) => !played).length,
    unexpected,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function bytesOf({ base64 }: RecordedFrame): Buffer {
  return Buffer.from(base64, 'base64');
}

function exchangesOf(frames: readonly RecordedFrame[]): Exchange[] {
  const exchanges: { question: Buffer; answers: Buffer[]; played: boolean }[] = [];
  for (const frame of frames) {
    if (frame.direction === 'sent') exchanges.push({ question: bytesOf(frame), answers: [], played: false });
    else exchanges.at(-1)?.answers.push(bytesOf(frame));
  }
  return exchanges;
}

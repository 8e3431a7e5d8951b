import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A peer of a VOEvent broker, for the tests: length-prefixed frames in and out. */
export class BrokerLine {
  readonly socket: Socket;
  #received = Buffer.alloc(0);
  #closed = false;
  #wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#closed = true;
      this.#wake();
    });
  }

  static async open(port: number): Promise<BrokerLine> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new BrokerLine(socket);
  }

  send(xml: string): void {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(xml));
    this.socket.write(Buffer.concat([length, Buffer.from(xml)]));
  }

  /** The next frame as text; null when the peer closed instead. */
  async next(): Promise<string | null> {
    for (;;) {
      const length = this.#received.length >= 4 ? this.#received.readUInt32BE() : Number.POSITIVE_INFINITY;
      if (this.#received.length >= 4 + length) {
        const frame = this.#received.subarray(4, 4 + length).toString('utf8');
        this.#received = this.#received.subarray(4 + length);
        return frame;
      }
      if (this.#closed) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    this.socket.destroy();
  }
}

/** A subscriber's or author's transport message. */
export function transport(role: string, origin: string): string {
  return `<trn:Transport xmlns:trn="http://www.telescope-networks.org/xml/Transport/v1.1" role="${role}" version="1.0"><Origin>${origin}</Origin><Response>ivo://test/peer</Response></trn:Transport>`;
}

/** A small sound VOEvent. */
export function event(ivorn: string, extra = ''): string {
  return `<?xml version="1.0"?>\n<voe:VOEvent xmlns:voe="http://www.ivoa.net/xml/VOEvent/v2.0" version="2.0" role="test" ivorn="${ivorn}"><Who><AuthorIVORN>ivo://test/author</AuthorIVORN></Who>${extra}</voe:VOEvent>`;
}

import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { WireTap } from '../DriverOptions.ts';
import { type DeviceError, DeviceTimeout, DeviceUnreachable, InvalidReply, OperationAborted } from '../errors.ts';
import type { Timekeeper } from '../Timekeeper.ts';
import { Deadline } from './Deadline.ts';
import type { DeviceAddress } from './DeviceAddress.ts';
import { tapSocket } from './tapSocket.ts';

/** Silence shorter than this (wall clock) is never a timeout; the longest a scaled clock waits for an exchange. */
const WALL_FLOOR_MS = 500;
/** Questions at a time over kept connections; device servers are small. Orders have connections of their own. */
const MOST_CONNECTIONS = 4;

export interface HttpExchangesOptions {
  /** Name of the device, for messages. */
  readonly device: string;
  readonly address: DeviceAddress;
  readonly timekeeper: Timekeeper;
  readonly tap?: WireTap | undefined;
}

export interface HttpQuestion {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  /** Form-encoded; only of a PUT. */
  readonly body?: string;
  readonly accept?: string;
  readonly timeoutMs: number;
  /** An answer that is longer is none. */
  readonly mostBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** As the header says it, in lower case and without parameters. */
  readonly contentType: string;
  readonly bytes: Buffer;
}

/**
 * Questions and answers over HTTP. What is asked goes over a few kept connections; an order (PUT) goes at once over a connection of
 * its own, so that nothing queues ahead of a stop and no order is lost on a connection that the server has just closed. Nothing is followed
 * elsewhere and no order is ever sent twice.
 */
export class HttpExchanges {
  readonly #options: HttpExchangesOptions;
  readonly #kept = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
  readonly #single = new Agent({ keepAlive: false });
  readonly #abandon = new Set<(failure: DeviceError) => void>();
  /** False once a question went unanswered: a fast night does not wait again for a server that is silent. */
  #answers = true;

  constructor(options: HttpExchangesOptions) {
    this.#options = options;
  }

  /** Gives up whatever is in flight and closes every connection; more may be asked afterwards. */
  stop(): void {
    for (const abandon of [...this.#abandon]) abandon(new OperationAborted(this.#options.device, 'disconnected'));
    this.#kept.destroy();
    this.#single.destroy();
  }

  /** @throws DeviceUnreachable | DeviceTimeout | InvalidReply (not HTTP, too long, broken off) | OperationAborted */
  async ask(question: HttpQuestion): Promise<HttpAnswer> {
    try {
      return await this.#once(question, question.method === 'GET' ? this.#kept : this.#single);
    } catch (failure) {
      // The server had closed the kept connection while the question was on its way: a question may be asked again.
      if (!(failure instanceof StaleConnection)) throw failure;
      return await this.#once(question, this.#single);
    }
  }

  #once(question: HttpQuestion, agent: Agent): Promise<HttpAnswer> {
    const { device, address, timekeeper, tap } = this.#options;
    const { method, path, timeoutMs } = question;
    return new Promise((resolve, reject) => {
      let asked: ClientRequest;
      let begun = false;
      const settle = (result: HttpAnswer | Error) => {
        if (!this.#abandon.delete(abandon)) return;
        deadline.end();
        if (result instanceof Error) {
          reject(result);
          asked?.destroy();
        } else {
          this.#answers = true;
          resolve(result);
        }
      };
      const abandon = (failure: DeviceError) => settle(failure);
      this.#abandon.add(abandon);
      const patience = { timeoutMs, wallFloorMs: WALL_FLOOR_MS, hold: this.#answers };
      const deadline = new Deadline(timekeeper, patience, () => {
        this.#answers = false;
        const silence = `within ${timeoutMs / 1000} s`;
        settle(new DeviceTimeout(device, begun ? `answer not complete ${silence}` : `no answer ${silence}`));
      });
      try {
        asked = request({ ...address, agent, method, path, headers: headersOf(question), setHost: true });
      } catch (error) {
        settle(new DeviceUnreachable(device, `"${address.host}:${address.port}" cannot be asked`, error));
        return;
      }
      if (tap) asked.on('socket', (socket) => tapSocket(socket, tap, () => timekeeper.now()));
      asked.on('response', (response) => {
        begun = true;
        take(response, question.mostBytes, device, settle);
      });
      asked.on('error', (error: NodeJS.ErrnoException) => {
        const stale = asked.reusedSocket && !begun && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
        settle(stale ? new StaleConnection() : this.#inWords(error));
      });
      asked.end(question.body);
    });
  }

  #inWords(error: NodeJS.ErrnoException): DeviceError {
    const { device, address } = this.#options;
    const { code = '' } = error;
    if (code.startsWith('HPE_')) return new InvalidReply(device, `what came back is not HTTP (${code})`, error);
    if (code === 'ECONNREFUSED')
      return new DeviceUnreachable(device, `nobody listens at ${address.host}:${address.port}`, error);
    if (code === 'ECONNRESET' || code === 'EPIPE')
      return new DeviceUnreachable(device, 'the server broke the line', error);
    return new DeviceUnreachable(device, `no connection to ${address.host}:${address.port}: ${error.message}`, error);
  }
}

class StaleConnection extends Error {}

function headersOf({ body, accept }: HttpQuestion): Record<string, string | number> {
  return {
    Accept: accept ?? 'application/json',
    ...(body === undefined
      ? {}
      : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) }),
  };
}

function take(
  response: IncomingMessage,
  mostBytes: number,
  device: string,
  settle: (result: HttpAnswer | Error) => void,
): void {
  const announced = Number(response.headers['content-length'] ?? 0);
  if (announced > mostBytes) {
    settle(new InvalidReply(device, `an answer of ${announced} bytes, more than the ${mostBytes} that it can have`));
    return;
  }
  const pieces: Buffer[] = [];
  let length = 0;
  response.on('data', (piece: Buffer) => {
    length += piece.length;
    if (length <= mostBytes) pieces.push(piece);
    else settle(new InvalidReply(device, `an answer longer than the ${mostBytes} bytes that it can have`));
  });
  response.on('end', () => {
    const [contentType = ''] = (response.headers['content-type'] ?? '').split(';');
    const bytes = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    settle({ status: response.statusCode ?? 0, contentType: contentType.trim().toLowerCase(), bytes });
  });
  response.on('error', (error) =>
    settle(new InvalidReply(device, `its answer broke off after ${length} bytes`, error)),
  );
}

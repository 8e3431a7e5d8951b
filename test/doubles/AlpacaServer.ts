import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AlpacaParameters, BadRequest } from './AlpacaParameters.ts';
import type { DeviceDouble } from './DeviceDouble.ts';

/** A request as it came: "PUT telescope/0/park", and its parameters. */
export interface AlpacaRequest {
  readonly call: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly contentType: string;
}

/** Takes an answer into its own hands, true = it did. */
type Intercept = (request: AlpacaRequest, response: ServerResponse) => boolean | Promise<boolean>;

/**
 * An ASCOM Alpaca server, written from the "ASCOM Alpaca API Reference" (v12) and the Swagger of the device and management APIs, and from nothing of the
 * application: paths in lower case, query names in any case, form names in exact case, 200 with ErrorNumber for what devices refuse, 400 and 500 as
 * plain text for what is no call or crashes, transactions echoed and counted, and discovery over UDP.
 */
export class AlpacaServer {
  readonly requests: AlpacaRequest[] = [];
  readonly devices: readonly DeviceDouble[];
  /** Behaves badly in its place. */
  intercept: Intercept | null = null;
  port = 0;
  discoveryPort = 0;
  /** What it answers to the discovery; left out = as the API says. */
  discoveryAnswers: readonly string[] | null = null;
  /** Answers to the discovery that are on their way. */
  discoveryAnswered = 0;
  #server: Server | null = null;
  #discovery: DatagramSocket | null = null;
  #transaction = 0;
  #waiting: (() => void)[] = [];

  constructor(devices: readonly DeviceDouble[]) {
    this.devices = devices;
  }

  /** Listens, on the port it had before if it had one. */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#serve(request, response));
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  async startDiscovery(): Promise<void> {
    const socket = createSocket('udp4');
    socket.on('message', (bytes, { port, address }) => {
      if (!bytes.toString('latin1').startsWith('alpacadiscovery')) return;
      for (const answer of this.discoveryAnswers ?? [JSON.stringify({ AlpacaPort: this.port })])
        socket.send(answer, port, address, () => {
          this.discoveryAnswered++;
          this.#changed();
        });
    });
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    this.#discovery = socket;
    this.discoveryPort = socket.address().port;
  }

  /** Drops every client and stops listening; safe to call twice. */
  async stop(): Promise<void> {
    const [server, discovery] = [this.#server, this.#discovery];
    this.#server = null;
    this.#discovery = null;
    if (discovery !== null) await new Promise<void>((resolve) => discovery.close(resolve));
    if (server === null) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  /** What was ordered: "park", "slewtocoordinatesasync" … */
  orders(): readonly string[] {
    return this.requests.filter(({ call }) => call.startsWith('PUT')).map(({ call }) => call.split('/').at(-1) ?? '');
  }

  /** Resolves as soon as `fulfilled` holds; looked at with every request and every answer to the discovery. */
  async until(fulfilled: () => boolean): Promise<void> {
    while (!fulfilled()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://server');
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const isPut = request.method === 'PUT';
    const form = isPut ? new URLSearchParams(Buffer.concat(pieces).toString()) : url.searchParams;
    const parameters = new AlpacaParameters(form, isPut);
    const call = url.pathname.replace(/^\/(api|management)\/v1\//, '');
    const asked = {
      call: `${request.method} ${call}`,
      parameters: Object.fromEntries(form),
      contentType: request.headers['content-type'] ?? '',
    };
    this.requests.push(asked);
    this.#changed();
    if (await this.intercept?.(asked, response)) return;
    try {
      if (request.method !== 'GET' && !isPut) throw new BadRequest('only GET and PUT');
      if (isPut && !asked.contentType.startsWith('application/x-www-form-urlencoded'))
        throw new BadRequest('parameters of PUT are form-encoded');
      this.#answer(response, parameters, url.pathname, isPut, request.headers.accept ?? '');
    } catch (error) {
      const status = error instanceof BadRequest ? 400 : 500;
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? error.message : String(error));
    }
  }

  #answer(response: ServerResponse, parameters: AlpacaParameters, path: string, isPut: boolean, accept: string): void {
    const transactions = {
      ClientTransactionID: parameters.clientTransaction(),
      ServerTransactionID: ++this.#transaction,
    };
    const management = this.#management(path);
    if (management !== undefined) {
      json(response, { Value: management, ...transactions, ErrorNumber: 0, ErrorMessage: '' });
      return;
    }
    const [, type, number, member = ''] = /^\/api\/v1\/([a-z]+)\/(\d+)\/([a-z]+)$/.exec(path) ?? [];
    const device = this.devices.find((one) => one.type === type && one.number === Number(number));
    if (device === undefined) throw new BadRequest(`there is no ${path}`);
    const { errorNumber, errorMessage, value } = device.call(isPut ? 'PUT' : 'GET', member, parameters);
    if (member === 'imagearray' && accept.includes('application/imagebytes')) {
      response.writeHead(200, { 'Content-Type': 'application/imagebytes' });
      response.end(device.imageBytes(errorNumber, errorMessage, transactions));
      return;
    }
    const image = member === 'imagearray' ? { Type: 2, Rank: 2 } : {};
    const told = isPut || errorNumber !== 0 ? {} : { Value: value };
    json(response, { ...image, ...told, ...transactions, ErrorNumber: errorNumber, ErrorMessage: errorMessage });
  }

  #changed(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #management(path: string): unknown {
    if (path === '/management/apiversions') return [1];
    if (path === '/management/v1/description')
      return { ServerName: 'Double', Manufacturer: 'Test', ManufacturerVersion: '1', Location: 'Here' };
    if (path !== '/management/v1/configureddevices') return undefined;
    return this.devices.map(({ type, number, name }) => ({
      DeviceName: name,
      // Servers write it as they like.
      DeviceType: type === 'telescope' ? 'Telescope' : type,
      DeviceNumber: number,
      UniqueID: `${type}-${number}`,
    }));
  }
}

function json(response: ServerResponse, answer: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(answer));
}

import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import type { Timekeeper } from '../Timekeeper.ts';

/** ASCOM Alpaca API Reference, "Alpaca Discovery": the port that is asked, the question, and how long answers may take. */
const DISCOVERY_PORT = 32_227;
const QUESTION = Buffer.from('alpacadiscovery1');
const COLLECT_MS = 2_000;
/** More servers than an observatory has: whoever answers so often means no good. */
const MOST_SERVERS = 64;
const LONGEST_ANSWER_BYTES = 1_024;

export interface AlpacaServerAddress {
  readonly host: string;
  readonly port: number;
}

export interface DiscoveryOptions {
  /** The wall's: the answers do not come faster in a fast night. */
  readonly timekeeper: Timekeeper;
  /** Whom to ask; left out = everybody on every network of this computer. */
  readonly targets?: readonly AlpacaServerAddress[];
  readonly collectMs?: number;
}

/** Calls out on the networks of this computer and collects the Alpaca servers that answer, each once. */
export async function discoverAlpaca({
  timekeeper,
  targets = everybody(),
  collectMs = COLLECT_MS,
}: DiscoveryOptions): Promise<readonly AlpacaServerAddress[]> {
  const found = new Map<string, AlpacaServerAddress>();
  const socket = createSocket('udp4');
  socket.on('message', (bytes, { address: host }) => {
    const port = alpacaPort(bytes);
    if (port !== null && found.size < MOST_SERVERS) found.set(`${host}:${port}`, { host, port });
  });
  try {
    await new Promise<void>((resolve, reject) => {
      // Later ones are of networks where nobody answers.
      socket.on('error', reject);
      socket.bind(0, resolve);
    });
    socket.setBroadcast(true);
    await Promise.all(
      // A network without a way (only the loopback is up) is one where nobody answers.
      targets.map(
        ({ host, port }) => new Promise<void>((resolve) => socket.send(QUESTION, port, host, () => resolve())),
      ),
    );
    await new Promise<void>((resolve) => timekeeper.after(collectMs, resolve));
  } finally {
    await new Promise<void>((resolve) => socket.close(resolve));
  }
  return [...found.values()];
}

/** The port in an answer to the discovery; null when it is none. */
export function alpacaPort(bytes: Buffer): number | null {
  if (bytes.length > LONGEST_ANSWER_BYTES) return null;
  let answer: unknown;
  try {
    answer = JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
  if (typeof answer !== 'object' || answer === null) return null;
  const { AlpacaPort: port } = answer as Readonly<Record<string, unknown>>;
  return typeof port === 'number' && Number.isInteger(port) && port > 0 && port <= 65_535 ? port : null;
}

/** The broadcast address of every IPv4 network, and this computer itself. */
function everybody(): readonly AlpacaServerAddress[] {
  const hosts = new Set(['127.0.0.1']);
  for (const addresses of Object.values(networkInterfaces()))
    for (const { family, internal, address, netmask } of addresses ?? [])
      if (family === 'IPv4' && !internal) hosts.add(broadcastOf(address, netmask));
  return [...hosts].map((host) => ({ host, port: DISCOVERY_PORT }));
}

function broadcastOf(address: string, netmask: string): string {
  const mask = netmask.split('.').map(Number);
  return address
    .split('.')
    .map((part, index) => Number(part) | (~(mask[index] ?? 255) & 255))
    .join('.');
}

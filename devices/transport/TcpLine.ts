import { connect, type OnReadOpts, type Socket } from 'node:net';
import { backoff } from './backoff.ts';
import type { DeviceAddress } from './DeviceAddress.ts';

/** A host that answers no SYN within this (wall clock) is not there; observatory networks answer in milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000;
/** Idle lines are probed after this, so that a peer that lost its power is noticed. */
const KEEP_ALIVE_MS = 30_000;

/** closed: not wanted; waiting: until the next attempt. */
export type LineState = 'closed' | 'connecting' | 'connected' | 'waiting';

/** What the owner of a line hears. `lost` also tells of an attempt that failed. */
export interface LineListener {
  connected(): void;
  /** A line with `readBytes` only lends them: the next ones are read into the same place. */
  bytes(bytes: Buffer): void;
  lost(fault: string): void;
}

export interface TcpLineOptions {
  /** What is read at a time at most, where much comes: always into the same place. Left out: what Node finds right for words. */
  readonly readBytes?: number | undefined;
}

/**
 * Keeps a TCP connection: one attempt at a time; after the loss of a connection that worked a new one at once, and then with
 * back-off.
 */
export class TcpLine {
  readonly #address: DeviceAddress;
  readonly #listener: LineListener;
  /** Where a line that lends its bytes reads them to. */
  readonly #lent: Buffer | null;
  #socket: Socket | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #proved = false;
  #state: LineState = 'closed';

  constructor(address: DeviceAddress, listener: LineListener, { readBytes }: TcpLineOptions = {}) {
    this.#address = address;
    this.#listener = listener;
    this.#lent = readBytes === undefined ? null : Buffer.allocUnsafe(readBytes);
  }

  get state(): LineState {
    return this.#state;
  }

  open(): void {
    if (this.#state === 'closed') this.#attempt();
  }

  /** Ends the connection for good, or until `open`. */
  async close(): Promise<void> {
    this.#state = 'closed';
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null || socket.closed) return;
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.destroy();
    });
  }

  write(text: string): void {
    this.#socket?.write(text);
  }

  /** Breaks a connection that cannot be trusted any more; a new one follows. */
  drop(fault: string): void {
    const socket = this.#socket;
    if (socket !== null) this.#lose(socket, fault);
  }

  /** The peer has proved to be one of ours. */
  prove(): void {
    this.#failures = 0;
    this.#proved = true;
  }

  /** Does not wait for the rest of the back-off. */
  hurry(): void {
    if (this.#state !== 'waiting') return;
    clearTimeout(this.#retry);
    this.#attempt();
  }

  #attempt(): void {
    this.#state = 'connecting';
    const heard = (bytes: Buffer) => {
      if (this.#socket === socket) this.#listener.bytes(bytes);
    };
    const socket = connect({
      ...this.#address,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
      ...this.#lending(heard),
    });
    this.#socket = socket;
    let fault = 'the device closed the line';
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => {
      fault = `no connection within ${CONNECT_TIMEOUT_MS / 1000} s`;
      socket.destroy();
    });
    socket.on('connect', () => {
      socket.setTimeout(0);
      if (this.#socket !== socket) return;
      this.#state = 'connected';
      this.#listener.connected();
    });
    if (this.#lent === null) socket.on('data', heard);
    // A half-closed line will never answer again: it is as good as closed.
    socket.on('end', () => socket.destroy());
    socket.on('error', (error: NodeJS.ErrnoException) => {
      fault = this.#inWords(error);
    });
    socket.on('close', () => this.#lose(socket, fault));
  }

  /** How a socket is told to read into the one buffer of this line. */
  #lending(heard: (bytes: Buffer) => void): { readonly onread?: OnReadOpts } {
    const buffer = this.#lent;
    if (buffer === null) return {};
    const callback = (length: number): boolean => {
      heard(buffer.subarray(0, length));
      return true;
    };
    return { onread: { buffer, callback } };
  }

  #lose(socket: Socket, fault: string): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    socket.destroy();
    this.#state = 'waiting';
    const wait = this.#proved ? 0 : backoff(this.#failures++, Math.random());
    this.#proved = false;
    this.#retry = setTimeout(() => this.#attempt(), wait);
    this.#listener.lost(fault);
  }

  #inWords(error: NodeJS.ErrnoException): string {
    if (error.code === 'ECONNREFUSED') return `nobody listens at ${this.#address.host}:${this.#address.port}`;
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return 'the device broke the line';
    return error.message;
  }
}

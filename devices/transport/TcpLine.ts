import { connect, type OnReadOpts, type Socket } from 'node:net';
import type { Timekeeper } from '../Timekeeper.ts';
import type { DeviceAddress } from './DeviceAddress.ts';
import { KeptLine, type LineListener } from './KeptLine.ts';

/** A host that answers no SYN within this (wall clock) is not there; observatory networks answer in milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000;
/** Idle lines are probed after this, so that a peer that lost its power is noticed. */
const KEEP_ALIVE_MS = 30_000;

export interface TcpLineOptions {
  /** Counts the waits between two attempts. */
  readonly timekeeper: Pick<Timekeeper, 'after'>;
  /** For a line over which much comes: it lends its bytes, so many at most. Left out: what Node finds right, and to be kept. */
  readonly lendsBytes?: number | undefined;
}

/** Keeps a TCP connection. */
export class TcpLine extends KeptLine<Socket> {
  readonly #address: DeviceAddress;
  /** What a line that lends its bytes reads them into. */
  readonly #lent: Buffer | null;

  constructor(address: DeviceAddress, listener: LineListener, { timekeeper, lendsBytes }: TcpLineOptions) {
    super(listener, timekeeper);
    this.#address = address;
    this.#lent = lendsBytes === undefined ? null : Buffer.allocUnsafe(lendsBytes);
  }

  write(text: string): void {
    this.current?.write(text);
  }

  protected override begin(): Socket {
    const lending = this.#lending((bytes) => this.heard(socket, bytes));
    const kept = { noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS };
    const socket = connect({ ...this.#address, ...kept, ...lending });
    let fault = 'the device closed the line';
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => {
      fault = `no connection within ${CONNECT_TIMEOUT_MS / 1000} s`;
      socket.destroy();
    });
    socket.on('connect', () => {
      socket.setTimeout(0);
      this.made(socket);
    });
    if (this.#lent === null) socket.on('data', (bytes) => this.heard(socket, bytes));
    // A half-closed line will never answer again: it is as good as closed.
    socket.on('end', () => socket.destroy());
    socket.on('error', (error: NodeJS.ErrnoException) => {
      fault = this.#inWords(error);
    });
    socket.on('close', () => this.lost(socket, fault));
    return socket;
  }

  protected override async end(socket: Socket): Promise<void> {
    if (socket.closed) return;
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.destroy();
    });
  }

  #lending(heard: (bytes: Buffer) => void): { readonly onread?: OnReadOpts } {
    const buffer = this.#lent;
    if (buffer === null) return {};
    const callback = (length: number): boolean => {
      heard(buffer.subarray(0, length));
      return true;
    };
    return { onread: { buffer, callback } };
  }

  #inWords(error: NodeJS.ErrnoException): string {
    if (error.code === 'ECONNREFUSED') return `nobody listens at ${this.#address.host}:${this.#address.port}`;
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return 'the device broke the line';
    return error.message;
  }
}

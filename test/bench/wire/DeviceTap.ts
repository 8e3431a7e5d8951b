import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { DeviceAddress } from '../../../devices/transport/DeviceAddress.ts';

/** Told after the bytes went on: looking at them delays nobody. `at` is performance.now(). */
export interface TapListener {
  /** A line of the driver; `at` when its first byte came. */
  question(line: string, at: number): void;
  /** A line of the device; `at` just before its last byte went on. */
  reply(line: string, at: number): void;
}

/** Stands between a driver and its simulator, passes every byte on at once, and tells whole lines with their times. */
export class DeviceTap {
  readonly #device: DeviceAddress;
  readonly #listener: TapListener;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(device: DeviceAddress, listener: TapListener) {
    this.#device = device;
    this.#listener = listener;
    this.#server = createServer({ noDelay: true }, (driver) => this.#join(driver));
  }

  static async listen(device: DeviceAddress, listener: TapListener): Promise<DeviceTap> {
    const tap = new DeviceTap(device, listener);
    tap.#server.listen(0, '127.0.0.1');
    await once(tap.#server, 'listening');
    return tap;
  }

  get address(): DeviceAddress {
    return { host: '127.0.0.1', port: (this.#server.address() as AddressInfo).port };
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #join(driver: Socket): void {
    const device = connect({ ...this.#device, noDelay: true });
    this.#pass(driver, device, 'first', (line, at) => this.#listener.question(line, at));
    this.#pass(device, driver, 'last', (line, at) => this.#listener.reply(line, at));
  }

  #pass(from: Socket, to: Socket, byte: 'first' | 'last', tell: (line: string, at: number) => void): void {
    let held: Buffer[] = [];
    let firstAt = 0;
    this.#sockets.add(from);
    from.on('data', (chunk) => {
      const now = performance.now();
      to.write(chunk);
      if (held.length === 0) firstAt = now;
      held.push(chunk);
      if (!chunk.includes('\n')) return;
      const lines = Buffer.concat(held).toString('utf8').split('\n');
      const rest = lines.pop() ?? '';
      held = rest === '' ? [] : [Buffer.from(rest)];
      // Only the first of several lines may have begun in an earlier piece.
      for (const [index, line] of lines.entries()) tell(line, byte === 'first' && index === 0 ? firstAt : now);
      firstAt = now;
    });
    from.on('error', () => from.destroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { DeviceAddress } from '../../../devices/transport/DeviceAddress.ts';

/** Ways in which a PLC can stop being one, none of which the simulator itself has a part in. */
export const PLC_AILMENTS = [
  'frozen',
  'half-open',
  'half-closed',
  'killed',
  'rubbish',
  'byte-by-byte',
  'oversized',
] as const;
export type PlcAilment = (typeof PLC_AILMENTS)[number] | 'none';

/** A reply of some 5 kB then takes a minute. */
const BYTE_EVERY_MS = 12;
const OVERSIZED_BYTES = 10 * 1024 * 1024;

/** Stands before a PLC and passes everything on, until it is told to fall ill. */
export class PlcProxy {
  readonly #plc: DeviceAddress;
  readonly #drivers = new Set<Socket>();
  readonly #plcs = new Set<Socket>();
  #server: Server;
  #port = 0;
  #ailment: PlcAilment = 'none';

  private constructor(plc: DeviceAddress) {
    this.#plc = plc;
    this.#server = this.#newServer();
  }

  static async listen(plc: DeviceAddress): Promise<PlcProxy> {
    const proxy = new PlcProxy(plc);
    await proxy.#open();
    return proxy;
  }

  get address(): DeviceAddress {
    return { host: '127.0.0.1', port: this.#port };
  }

  async fall(ailment: PlcAilment): Promise<void> {
    this.#ailment = ailment;
    if (ailment === 'killed' || ailment === 'none') for (const driver of this.#drivers) driver.destroy();
    if (ailment === 'half-closed') for (const driver of this.#drivers) driver.end();
    // Who is gone without a word: old lines are silent, new ones find nobody.
    if (ailment === 'half-open') for (const plc of this.#plcs) plc.destroy();
    if (ailment === 'killed' || ailment === 'half-open') this.#server.close();
    if (ailment === 'none' && !this.#server.listening) {
      this.#server = this.#newServer();
      await this.#open();
    }
  }

  async stop(): Promise<void> {
    for (const socket of [...this.#drivers, ...this.#plcs]) socket.destroy();
    if (this.#server.listening) await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #newServer(): Server {
    return createServer({ noDelay: true, allowHalfOpen: true }, (driver) => this.#join(driver));
  }

  async #open(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  #join(driver: Socket): void {
    const plc = connect({ ...this.#plc, noDelay: true });
    this.#drivers.add(driver);
    this.#plcs.add(plc);
    let slowly = Promise.resolve();
    driver.on('data', (question) => {
      if (this.#ailment === 'none' || this.#ailment === 'byte-by-byte') plc.write(question);
      if (this.#ailment === 'rubbish') driver.write('<html>\u0000no PLC }{ [\n');
      if (this.#ailment === 'oversized')
        driver.write(`[{"name":"STATUS","padding":"${'x'.repeat(OVERSIZED_BYTES)}"}]\n`);
      if (this.#ailment === 'half-closed') driver.end();
    });
    plc.on('data', (reply: Buffer) => {
      if (this.#ailment === 'none') driver.write(reply);
      if (this.#ailment === 'byte-by-byte') slowly = slowly.then(() => dribble(driver, reply));
    });
    driver.on('error', () => driver.destroy());
    driver.on('end', () => driver.end());
    driver.on('close', () => {
      this.#drivers.delete(driver);
      plc.destroy();
    });
    plc.on('error', () => plc.destroy());
    plc.on('close', () => {
      this.#plcs.delete(plc);
      if (this.#ailment === 'none') driver.destroy();
    });
  }
}

async function dribble(driver: Socket, reply: Buffer): Promise<void> {
  for (const byte of reply) {
    if (driver.destroyed) return;
    driver.write(Buffer.of(byte));
    await new Promise((resolve) => setTimeout(resolve, BYTE_EVERY_MS));
  }
}

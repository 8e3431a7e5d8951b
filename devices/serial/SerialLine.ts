import { SerialPort } from 'serialport';
import type { SerialAddress } from '../DriverAddress.ts';
import { backoff } from '../transport/backoff.ts';
import type { LineListener, LineState } from '../transport/TcpLine.ts';
import { PlugWatch } from './PlugWatch.ts';
import { serialFault } from './serialFault.ts';

interface Opening {
  readonly port: SerialPort;
  /** Whether it could be opened; never rejects. */
  readonly opened: Promise<boolean>;
}

/**
 * Keeps a serial port open: after the loss of one that worked (the plug was pulled) it is tried again at once, and then with
 * back-off until it is there again under its name.
 */
export class SerialLine {
  readonly #address: SerialAddress;
  readonly #listener: LineListener;
  readonly #chance: () => number;
  #current: Opening | null = null;
  #plug: PlugWatch | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #proved = false;
  #state: LineState = 'closed';

  constructor(address: SerialAddress, listener: LineListener, chance: () => number = Math.random) {
    this.#address = address;
    this.#listener = listener;
    this.#chance = chance;
  }

  get state(): LineState {
    return this.#state;
  }

  open(): void {
    if (this.#state === 'closed') this.#attempt();
  }

  /** Gives the port back for good, or until `open`. */
  async close(): Promise<void> {
    this.#state = 'closed';
    clearTimeout(this.#retry);
    this.#plug?.stop();
    const current = this.#current;
    this.#current = null;
    if (current !== null) await shut(current);
  }

  /** Resolves when the system has taken the bytes; false when the port is lost. */
  write(bytes: Uint8Array): Promise<boolean> {
    const current = this.#current;
    if (current === null || this.#state !== 'connected') return Promise.resolve(false);
    const { port } = current;
    return new Promise((resolve) => {
      // A lost port does not call back for what it had not written yet.
      const lost = () => resolve(false);
      port.once('close', lost);
      port.write(Buffer.from(bytes), (error) => {
        port.off('close', lost);
        resolve(!error);
        if (error) this.#lose(current, error);
      });
    });
  }

  /** The device has proved to be one of ours. */
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
    const { path, baudRate } = this.#address;
    const port = new SerialPort({ path, baudRate, autoOpen: false });
    let fault: Error | null = null;
    const opened = new Promise<boolean>((resolve) => {
      port.open((error) => {
        if (error) fault = error;
        resolve(!error);
      });
    });
    const current: Opening = { port, opened };
    this.#current = current;
    port.on('data', (bytes: Buffer) => {
      if (this.#current === current) this.#listener.bytes(bytes);
    });
    port.on('error', (error) => {
      fault = error;
    });
    port.on('close', (error: Error | null) => this.#lose(current, error ?? fault));
    void opened.then((isOpen) => {
      if (this.#current !== current) return;
      if (!isOpen) {
        this.#lose(current, fault);
        return;
      }
      this.#state = 'connected';
      this.#plug = new PlugWatch(path, () => this.#lose(current, new Error('disconnected')));
      this.#listener.connected();
    });
  }

  #lose(current: Opening, error: Error | null): void {
    if (this.#current !== current) return;
    this.#current = null;
    this.#plug?.stop();
    void shut(current);
    this.#state = 'waiting';
    const wait = this.#proved ? 0 : backoff(this.#failures++, this.#chance());
    this.#proved = false;
    this.#retry = setTimeout(() => this.#attempt(), wait);
    this.#listener.lost(serialFault(this.#address.path, error));
  }
}

/** Closes a port whatever it is at. */
async function shut({ port, opened }: Opening): Promise<void> {
  if (!(await opened) || !port.isOpen) return;
  // A port that is gone already says so: there is nothing left to close then.
  await new Promise<void>((resolve) => port.close(() => resolve()));
}

import { SerialPort } from 'serialport';
import type { SerialAddress } from '../DriverAddress.ts';
import type { Timekeeper } from '../Timekeeper.ts';
import { KeptLine, type LineListener } from '../transport/KeptLine.ts';
import { PlugWatch } from './PlugWatch.ts';
import { serialFault } from './serialFault.ts';

interface Opening {
  readonly port: SerialPort;
  /** Whether it could be opened; never rejects. */
  readonly opened: Promise<boolean>;
}

/** Keeps a serial port open; when the plug was pulled it is tried until it is there again under its name. */
export class SerialLine extends KeptLine<Opening> {
  readonly #address: SerialAddress;
  #plug: PlugWatch | null = null;

  constructor(address: SerialAddress, listener: LineListener, timekeeper: Pick<Timekeeper, 'after'>) {
    super(listener, timekeeper);
    this.#address = address;
  }

  /** Resolves when the system has taken the bytes; false when the port is lost. */
  write(bytes: Uint8Array): Promise<boolean> {
    const { current } = this;
    if (current === null || this.state !== 'connected') return Promise.resolve(false);
    const { port } = current;
    return new Promise((resolve) => {
      // A lost port does not call back for what it had not written yet.
      const gone = () => resolve(false);
      port.once('close', gone);
      port.write(Buffer.from(bytes), (error) => {
        port.off('close', gone);
        resolve(!error);
        if (error) this.#lose(current, error);
      });
    });
  }

  protected override begin(): Opening {
    const { path, baudRate } = this.#address;
    const port = new SerialPort({ path, baudRate, autoOpen: false });
    let fault: Error | null = null;
    const opened = new Promise<boolean>((resolve) => {
      port.open((error) => {
        if (error) fault = error;
        resolve(!error);
      });
    });
    const opening: Opening = { port, opened };
    port.on('data', (bytes: Buffer) => this.heard(opening, bytes));
    port.on('error', (error) => {
      fault = error;
    });
    port.on('close', (error: Error | null) => this.#lose(opening, error ?? fault));
    void opened.then((isOpen) => {
      if (!isOpen) this.#lose(opening, fault);
      else if (this.current === opening) {
        this.#plug = new PlugWatch(path, () => this.#lose(opening, new Error('disconnected')));
        this.made(opening);
      }
    });
    return opening;
  }

  protected override async end({ port, opened }: Opening): Promise<void> {
    this.#plug?.stop();
    if (!(await opened) || !port.isOpen) return;
    // A port that is gone already says so: there is nothing left to close then.
    await new Promise<void>((resolve) => port.close(() => resolve()));
  }

  #lose(opening: Opening, error: Error | null): void {
    this.lost(opening, serialFault(this.#address.path, error));
  }
}

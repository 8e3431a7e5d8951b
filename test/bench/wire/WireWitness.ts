import { Worker } from 'node:worker_threads';
import type { DeviceAddresses } from '../../../devices/socketConfig.ts';
import type { SendNotices, Sighting, WitnessStart } from './messages.ts';

/** The witness thread, as a benchmark sees it. */
export class WireWitness {
  readonly #worker: Worker;
  readonly #waiting = new Set<(sighting: Sighting) => void>();
  /** Where the observatory finds its devices. */
  readonly devices: DeviceAddresses;
  /** Where it finds a VOEvent broker. */
  readonly brokerPort: number;
  /** When its clock began, milliseconds since the Unix epoch: what a page's own clock is compared by. */
  readonly timeOrigin: number;

  private constructor(worker: Worker, first: Extract<Sighting, { kind: 'listening' }>) {
    this.#worker = worker;
    this.devices = first.devices;
    this.brokerPort = first.brokerPort;
    this.timeOrigin = first.timeOrigin;
    worker.on('message', (sighting: Sighting) => {
      for (const look of [...this.#waiting]) look(sighting);
    });
  }

  /** Starts the thread before these simulators. @throws what it died of */
  static start(devices: DeviceAddresses): Promise<WireWitness> {
    const workerData: WitnessStart = { devices };
    const worker = new Worker(new URL('./witness.ts', import.meta.url), { workerData });
    return new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (first: Sighting) => {
        if (first.kind === 'listening') resolve(new WireWitness(worker, first));
        else reject(new Error(`the witness began with ${first.kind}`));
      });
    });
  }

  /** Seen as one sighting. */
  sendNotices(notices: readonly string[]): void {
    const message: SendNotices = { notices };
    this.#worker.postMessage(message);
  }

  /** When something like this is seen from now on, on the witness's clock. @throws Error when it is not seen in time */
  next(what: string, isIt: (sighting: Sighting) => boolean, withinMs: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(patience);
        this.#waiting.delete(look);
      };
      const look = (sighting: Sighting) => {
        if (sighting.kind === 'listening' || !isIt(sighting)) return;
        end();
        resolve(sighting.at);
      };
      const patience = setTimeout(() => {
        end();
        reject(new Error(`${what}: not seen within ${withinMs / 1000} s`));
      }, withinMs);
      this.#waiting.add(look);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

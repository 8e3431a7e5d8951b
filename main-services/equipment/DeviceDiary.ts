import type { OperationsRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { InstrumentsState } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';
import { type DeviceStateLine, deviceStates } from './deviceStates.ts';

/** Keeps the history of the devices' states: a line whenever one changes. */
export class DeviceDiary {
  readonly #operations: Pick<OperationsRepository, 'recordDeviceStatus'>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #latest = new Map<string, string>();
  #writing: Promise<void> = Promise.resolve();

  constructor(options: {
    operations: Pick<OperationsRepository, 'recordDeviceStatus'>;
    clock: Clock;
    log: Log;
  }) {
    this.#operations = options.operations;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** Notes what is new of the devices. */
  look(instruments: InstrumentsState): void {
    const lines = deviceStates(instruments);
    for (const line of lines) this.#note(line);
    const gone = [...this.#latest.keys()].filter((name) => !lines.some(({ device }) => device === name));
    for (const device of gone) this.#note({ device, state: 'IDLE', detail: 'not fitted any more' });
  }

  #note({ device, state, detail }: DeviceStateLine): void {
    const said = `${state} ${detail}`;
    if (this.#latest.get(device) === said) return;
    this.#latest.set(device, said);
    const at = this.#clock.now();
    // One after the other: two changes of a device must not overtake each other.
    this.#writing = this.#writing
      .then(() => this.#operations.recordDeviceStatus(device, at, state, detail))
      .catch((error: unknown) => this.#log.error(`the state of ${device} could not be stored: ${String(error)}`));
  }

  /** When everything noted is stored. */
  flush(): Promise<void> {
    return this.#writing;
  }
}

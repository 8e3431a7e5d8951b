import { DeviceError } from '../../devices/errors.ts';
import type { Plc } from '../../devices/plc/Plc.ts';
import type { Log } from '../model/log.ts';
import type { Cancel, Clock } from '../supervision/Clock.ts';

/** Six times within the 30 s after which the PLC closes the dome by itself (architecture.md). */
const PERIOD_MS = 5000;

/** Tells the PLC that the observatory lives, as long as it is healthy: when it is not, the PLC's silence does the rest. */
export class Heartbeat {
  readonly #plc: Plc;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #ailment: () => string | null;
  #cancel: Cancel = () => undefined;
  #sending = false;
  #trouble: string | null = null;
  #acceptedAt: number | null = null;

  /** @param ailment why the application must not call itself alive, in words; null when it is healthy */
  constructor(options: { plc: Plc; clock: Clock; log: Log; ailment: () => string | null }) {
    this.#plc = options.plc;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#ailment = options.ailment;
  }

  /** When the PLC last took it, or when we began to send it; null before the start. */
  acceptedAt(): number | null {
    return this.#acceptedAt;
  }

  start(): void {
    this.#cancel();
    this.#acceptedAt = this.#clock.now();
    this.#cancel = this.#clock.every(PERIOD_MS, () => this.#beat());
    this.#beat();
  }

  stop(): void {
    this.#cancel();
  }

  #beat(): void {
    const ailment = this.#ailment();
    if (ailment !== null) {
      this.#note(`heartbeat withheld, the PLC will close the dome: ${ailment}`);
      return;
    }
    if (this.#sending) return;
    this.#sending = true;
    this.#plc
      .heartbeat()
      .then(() => {
        this.#acceptedAt = this.#clock.now();
        this.#note(null);
      })
      .catch((error: unknown) => {
        // Which kind, not which words: they may differ each time.
        this.#note(
          `the PLC does not take the heartbeat (${error instanceof DeviceError ? error.failure : String(error)})`,
        );
      })
      .finally(() => {
        this.#sending = false;
      });
  }

  #note(trouble: string | null): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    if (trouble === null) this.#log.info('the PLC takes the heartbeat again');
    else this.#log.warning(trouble);
  }
}

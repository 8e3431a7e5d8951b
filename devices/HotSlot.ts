import type { Device } from './Device.ts';

/**
 * A device that stays the same for everybody who holds it while the driver behind it is exchanged. Methods and properties are
 * always those of the driver of the moment; what was asked of the former one is answered, or fails, by the former one.
 */
export class HotSlot<D extends Device> {
  readonly device: D;
  readonly #onFailure: (error: unknown) => void;
  #driver: D;
  #connected = false;

  /** @param onFailure is told of every question and order that came to nothing, beside whoever asked */
  constructor(driver: D, onFailure: (error: unknown) => void = () => undefined) {
    this.#driver = driver;
    this.#onFailure = onFailure;
    this.device = new Proxy(driver, {
      get: (_, key) => {
        if (key === 'connect') return () => this.#connect();
        if (key === 'disconnect') return () => this.#disconnect();
        const value: unknown = Reflect.get(this.#driver, key);
        return typeof value === 'function' ? this.#watched(value.bind(this.#driver)) : value;
      },
      has: (_, key) => Reflect.has(this.#driver, key),
    });
  }

  /** Puts another driver in place; it is connected when the former one was, whose line ends. */
  async exchange(next: D): Promise<void> {
    const former = this.#driver;
    this.#driver = next;
    if (this.#connected) next.connect();
    await former.disconnect();
  }

  #watched(method: (...given: unknown[]) => unknown): (...given: unknown[]) => unknown {
    return (...given) => {
      const answer = method(...given);
      if (answer instanceof Promise) answer.catch(this.#onFailure);
      return answer;
    };
  }

  #connect(): void {
    this.#connected = true;
    this.#driver.connect();
  }

  async #disconnect(): Promise<void> {
    this.#connected = false;
    await this.#driver.disconnect();
  }
}

import type { HttpAddress } from '../DriverAddress.ts';
import type { DriverOptions } from '../DriverOptions.ts';
import { DeviceTimeout, OperationAborted } from '../errors.ts';
import { Driver } from '../transport/Driver.ts';
import { AlpacaClient } from './AlpacaClient.ts';
import type { AlpacaDeviceType } from './AlpacaDeviceType.ts';
import type { AlpacaParameters } from './AlpacaTransactions.ts';

export type AlpacaOptions = DriverOptions<HttpAddress>;

/** Passes while the order is wanted. @throws OperationAborted when a stop has come since */
export type StillWanted = () => void;

/** What the drivers of Alpaca devices have in common. */
export abstract class AlpacaDevice extends Driver<AlpacaOptions, AlpacaClient> {
  #stops = 0;
  /** Orders of motion that the server has not answered yet. */
  readonly #underWay = new Set<Promise<void>>();
  #stoppedAgain: Promise<void> = Promise.resolve();

  constructor(options: AlpacaOptions, deviceType: AlpacaDeviceType) {
    super(options, new AlpacaClient({ ...options, deviceType }));
  }

  /** Begins an order of several steps, which a stop takes back between any two of them. */
  protected async beginOrder(): Promise<StillWanted> {
    const stops = this.#stops;
    const stillWanted = () => {
      if (this.#stops !== stops) throw new OperationAborted(this.name, 'taken back by a stop');
    };
    await this.#stoppedAgain;
    stillWanted();
    return stillWanted;
  }

  /**
   * Sends an order of motion. Drivers of older interfaces answer some only when the motion is over: with no answer in time, `began` looks
   * whether it is under way.
   */
  protected async move(
    member: string,
    parameters: AlpacaParameters = {},
    began?: () => Promise<boolean>,
  ): Promise<void> {
    await this.#watch(
      this.client.put(member, parameters).catch(async (error: unknown) => {
        if (error instanceof DeviceTimeout && began && (await began())) return;
        throw error;
      }),
    );
  }

  /**
   * Sends a stop (or what makes safe) at once, beside whatever is in flight. Connections keep no order among each other: if an order of motion
   * was under way, it is sent once more when that one is answered, and new orders wait for that.
   */
  protected async overrule(send: () => Promise<void>): Promise<void> {
    const stop = ++this.#stops;
    const underWay = [...this.#underWay];
    const sent = this.#watch(send());
    if (underWay.length > 0)
      this.#stoppedAgain = Promise.allSettled([sent, ...underWay]).then(async () => {
        // Whoever asked has the answer to the first, and what the device does in the end is read back.
        if (this.#stops === stop) await Promise.allSettled([this.#watch(send())]);
      });
    await sent;
  }

  async #watch(order: Promise<void>): Promise<void> {
    this.#underWay.add(order);
    try {
      await order;
    } finally {
      this.#underWay.delete(order);
    }
  }
}

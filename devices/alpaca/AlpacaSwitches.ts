import { DeviceRefused } from '../errors.ts';
import type { SwitchBoard, SwitchView } from '../switches/SwitchBoard.ts';
import { AlpacaDevice, type AlpacaOptions } from './AlpacaDevice.ts';
import { booleanIn, integerIn, textIn } from './alpacaFields.ts';

/** More switches than a board has. */
const MOST_SWITCHES = 256;

interface Contact {
  readonly id: number;
  readonly name: string;
  readonly writable: boolean;
}

/** Switches behind an Alpaca server, by the names that they have there. */
export class AlpacaSwitches extends AlpacaDevice implements SwitchBoard {
  #contacts: { readonly since: number; readonly all: readonly Contact[] } | null = null;

  constructor(options: AlpacaOptions) {
    super(options, 'switch');
  }

  async switches(): Promise<readonly SwitchView[]> {
    const contacts = await this.#known();
    return await Promise.all(
      contacts.map(async ({ id, name, writable }) => {
        const on = await this.client.optional('getswitch', { Id: id });
        return { name, writable, on: on === null ? null : booleanIn(this.name, `getswitch ${id}`, on) };
      }),
    );
  }

  async set(name: string, on: boolean): Promise<void> {
    const contact = (await this.#known()).find((one) => one.name === name);
    if (contact === undefined) throw new DeviceRefused(this.name, `there is no switch ${name}`);
    if (!contact.writable) throw new DeviceRefused(this.name, `the switch ${name} cannot be set`);
    await this.client.put('setswitch', { Id: contact.id, State: on });
  }

  /** Read once for as long as the server is there: another board may have taken the place when it comes back. */
  async #known(): Promise<readonly Contact[]> {
    const count = integerIn(this.name, 'maxswitch', await this.client.fact('maxswitch'), 0, MOST_SWITCHES);
    const { since, connected } = this.client.state();
    if (connected && this.#contacts?.since === since) return this.#contacts.all;
    const all = await Promise.all(
      Array.from({ length: count }, async (_, id): Promise<Contact> => {
        const [name, writable] = await Promise.all([
          this.client.get('getswitchname', { Id: id }),
          this.client.optional('canwrite', { Id: id }),
        ]);
        // The first versions of the interface could not say: every switch could be set.
        const may = writable === null || booleanIn(this.name, `canwrite ${id}`, writable);
        return { id, name: textIn(this.name, `getswitchname ${id}`, name), writable: may };
      }),
    );
    this.#contacts = { since, all };
    return all;
  }
}

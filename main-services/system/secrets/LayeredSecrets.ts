import { SecretRefused, type SecretStore } from './SecretStore.ts';

/** Several places: the first that has a secret gives it, the first that can keep one keeps it. */
export class LayeredSecrets implements SecretStore {
  readonly #layers: readonly SecretStore[];

  constructor(layers: readonly SecretStore[]) {
    this.#layers = layers;
  }

  get place(): string {
    return this.#layers.map(({ place }) => place).join(' or ');
  }

  async get(name: string): Promise<string | null> {
    for (const layer of this.#layers) {
      const secret = await layer.get(name);
      if (secret !== null) return secret;
    }
    return null;
  }

  async set(name: string, secret: string): Promise<void> {
    const faults: string[] = [];
    for (const layer of this.#layers) {
      const fault = await layer.fault();
      if (fault === null) return layer.set(name, secret);
      faults.push(fault);
    }
    throw new SecretRefused(`The secret is not kept, for it would lie in plain text. ${faults.join(' ')}`);
  }

  async remove(name: string): Promise<void> {
    for (const layer of this.#layers) await layer.remove(name);
  }

  async fault(): Promise<string | null> {
    const faults: string[] = [];
    for (const layer of this.#layers) {
      const fault = await layer.fault();
      if (fault === null) return null;
      faults.push(fault);
    }
    return faults.join(' ');
  }
}

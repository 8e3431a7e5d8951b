import { SecretRefused, type SecretStore } from './SecretStore.ts';

/** "alerts.kafka.gcn" is looked for in PYROS_SECRET_ALERTS_KAFKA_GCN. */
export function secretVariable(name: string): string {
  return `PYROS_SECRET_${name.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`;
}

/** Secrets that whoever starts the application gives it in its environment (systemd's credentials, a container's secrets). */
export class EnvironmentSecrets implements SecretStore {
  readonly place = 'the environment';
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#environment = environment;
  }

  async get(name: string): Promise<string | null> {
    return this.#environment[secretVariable(name)] || null;
  }

  async set(name: string): Promise<void> {
    throw new SecretRefused(
      `Set ${secretVariable(name)} in the environment that starts PyROS; it cannot be kept from here.`,
    );
  }

  async remove(): Promise<void> {
    // What it was started with, it keeps until its end.
  }

  async fault(): Promise<string | null> {
    return 'The environment is only read: set the variable PYROS_SECRET_… where PyROS is started.';
  }
}

import { EnvironmentSecrets } from './EnvironmentSecrets.ts';
import { KeyringSecrets } from './KeyringSecrets.ts';
import { LayeredSecrets } from './LayeredSecrets.ts';
import type { SecretStore } from './SecretStore.ts';

/** Where secrets are looked for without Electron: the environment first, so that a service can override a desktop. */
export function headlessSecrets(environment: Readonly<Record<string, string | undefined>> = process.env): SecretStore {
  return new LayeredSecrets([new EnvironmentSecrets(environment), new KeyringSecrets()]);
}

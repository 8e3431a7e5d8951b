import type { Clock } from './supervision/Clock.ts';
import type { Configuration } from './system/Configuration.ts';
import type { SecretStore } from './system/secrets/SecretStore.ts';

/** What an observatory is built from. */
export interface ObservatoryOptions {
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly version: string;
  /** The scenario's iterations spread over the coming night instead of following at the original's 2 s. */
  readonly scenarioOverNight: boolean;
  /** The simulators listen where the system chooses. */
  readonly freePorts: boolean;
  /** Where passwords are kept; left out: the environment and the desktop's keyring. */
  readonly secrets?: SecretStore | undefined;
}

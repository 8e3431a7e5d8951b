import { parseArgs } from 'node:util';
import type { ConfigurationOverrides } from '../main-services/system/readConfiguration.ts';

/** What the command line of the application says beside the shell's own options. */
export interface ApplicationArguments {
  readonly overrides: ConfigurationOverrides;
  /** The evening whose night is simulated; null = go on where the last run stopped, or tonight. */
  readonly nightDate: string | null;
  /** The simulators listen where the system chooses, so that several observatories run side by side. */
  readonly freePorts: boolean;
}

/**
 * Reads --scenario FILE, --speed N, --date YYYY-MM-DD, --real (no simulators), --ports N|auto, --alert-port N,
 * --login USER.
 * @throws Error in words for anything else
 */
export function readApplicationArguments(args: readonly string[]): ApplicationArguments {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      scenario: { type: 'string' },
      speed: { type: 'string' },
      date: { type: 'string' },
      real: { type: 'boolean' },
      ports: { type: 'string' },
      'alert-port': { type: 'string' },
      login: { type: 'string' },
    },
  });
  if (values.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.date)) {
    throw new Error(`--date ${values.date} is not a date such as 2026-12-15`);
  }
  const freePorts = values.ports === 'auto';
  const simulation = {
    ...(values.scenario === undefined ? {} : { scenario: values.scenario }),
    ...(values.speed === undefined ? {} : { speed: Number(values.speed) }),
    ...(values.real ? { enabled: false } : {}),
    ...(values.ports === undefined || freePorts ? {} : { portsBase: Number(values.ports) }),
    ...(values['alert-port'] === undefined ? {} : { alertPort: Number(values['alert-port']) }),
  };
  return {
    overrides: { simulation, ...(values.login === undefined ? {} : { console: { autoLogin: values.login } }) },
    nightDate: values.date ?? null,
    freePorts,
  };
}

import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { PYROS_DEVICES } from '../../devices/deviceNames.ts';
import { connectDatabase } from '../database/connectDatabase.ts';
import type { Configuration } from './Configuration.ts';
import { ConfigurationInvalid } from './ConfigurationInvalid.ts';
import { DataDirectoryError } from './DataDirectoryError.ts';
import { prepareDataDirectories } from './dataDirectories.ts';
import { CONFIGURED_NAMES, simulatorAddresses } from './deviceSettings.ts';
import { CONFIGURATION_FILE, type ConfigurationOverrides, readConfiguration } from './readConfiguration.ts';

/** One thing the observatory needs to start. */
export interface Prerequisite {
  readonly what: string;
  readonly ok: boolean;
  /** In words; empty when it is fine. */
  readonly problem: string;
  readonly cure: string;
}

/** A night of both cameras (some 2000 frames of 0.5 MB) with its logs, and as much again in reserve. */
const LEAST_FREE_BYTES = 2_000_000_000;

const fine = (what: string): Prerequisite => ({ what, ok: true, problem: '', cure: '' });
const missing = (what: string, problem: string, cure: string): Prerequisite => ({ what, ok: false, problem, cure });

/**
 * Looks at everything that must be in place, and goes on looking after the first fault.
 * @param options.freePorts the simulators will listen where the system chooses
 */
export async function checkPrerequisites(
  dataDirectory: string,
  overrides: ConfigurationOverrides = {},
  { freePorts = false } = {},
): Promise<{ readonly configuration: Configuration | null; readonly list: readonly Prerequisite[] }> {
  const list: Prerequisite[] = [];
  let configuration: Configuration | null = null;
  try {
    configuration = await readConfiguration(dataDirectory, overrides);
    list.push(fine('configuration'));
  } catch (error) {
    if (!(error instanceof ConfigurationInvalid)) throw error;
    for (const problem of error.problems) {
      list.push(missing('configuration', `${problem}.`, `Correct it in ${CONFIGURATION_FILE} or on the command line.`));
    }
  }
  const directory = await checkDirectory(dataDirectory);
  list.push(directory);
  if (directory.ok) list.push(await checkFreeSpace(dataDirectory));
  if (configuration !== null) {
    list.push(await checkDatabase(configuration));
    if (configuration.simulation.enabled && !freePorts) list.push(...(await checkSimulatorPorts(configuration)));
  }
  return { configuration, list };
}

async function checkDirectory(dataDirectory: string): Promise<Prerequisite> {
  try {
    await prepareDataDirectories(dataDirectory);
    return fine('data directory');
  } catch (error) {
    if (!(error instanceof DataDirectoryError)) throw error;
    return missing('data directory', error.problem, error.cure);
  }
}

/** Whether a night's images fit. Exported for its limit. */
export async function checkFreeSpace(directory: string, leastBytes = LEAST_FREE_BYTES): Promise<Prerequisite> {
  const { bavail, bsize } = await statfs(directory);
  const freeBytes = bavail * bsize;
  if (freeBytes >= leastBytes) return fine('free space');
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  return missing(
    'free space',
    `Only ${gigabytes(freeBytes)} are free for ${directory}; a night needs ${gigabytes(leastBytes)}.`,
    'Free some space on that disk, or choose another one with --data DIR.',
  );
}

async function checkDatabase({ database }: Configuration): Promise<Prerequisite> {
  try {
    const { knex } = await connectDatabase(database);
    await knex.destroy();
    return fine('database');
  } catch (error) {
    const cure = error instanceof Error && 'cure' in error ? String(error.cure) : '';
    const message = error instanceof Error ? error.message : String(error);
    return missing('database', message.replace(cure, '').trim(), cure);
  }
}

async function checkSimulatorPorts(configuration: Configuration): Promise<Prerequisite[]> {
  const addresses = simulatorAddresses(configuration);
  return Promise.all(
    PYROS_DEVICES.map(async (device) => {
      const { host, port } = addresses[device];
      const name = CONFIGURED_NAMES[device];
      const what = `port ${port} (${name})`;
      const code = await listenFault(host, port);
      if (code === null) return fine(what);
      const problem =
        code === 'EADDRINUSE'
          ? `Port ${port} for the ${name} simulator is in use by another program.`
          : `Port ${port} for the ${name} simulator cannot be opened on ${host} (${code}).`;
      return missing(
        what,
        problem,
        'Stop that program, or move the simulators with "simulation": {"portsBase": 6000}.',
      );
    }),
  );
}

function listenFault(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

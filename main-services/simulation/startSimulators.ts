import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DeviceAddresses } from '../../devices/socketConfig.ts';
import type { Log } from '../model/log.ts';
import type { Night } from '../model/night.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { Configuration } from '../system/Configuration.ts';
import type { DataDirectories } from '../system/dataDirectories.ts';
import { simulatorAddresses } from '../system/deviceSettings.ts';
import { SimulatorFleet } from './SimulatorFleet.ts';

/** Length of an iteration when a simulator runs alone (the original's loop). */
const ITERATION_SECONDS = 2;

/**
 * Starts the bundled simulators for a configuration. @throws Error naming the simulator that cannot start, or the scenario
 * that cannot be read
 */
export async function startSimulators(options: {
  configuration: Configuration;
  clock: Clock;
  directories: DataDirectories;
  night: Night;
  /** The scenario's iterations spread over the night. */
  scenarioOverNight: boolean;
  /** The system chooses every port, so that several observatories run side by side. */
  freePorts: boolean;
  log: Log;
}): Promise<SimulatorFleet> {
  const { configuration, clock, directories, night, log } = options;
  const { scenario } = configuration.simulation;
  const addresses = simulatorAddresses(configuration);
  const scenarioPath = scenario === null ? null : locateScenario(scenario);
  const overNight = options.scenarioOverNight && scenarioPath !== null;
  const fleet = new SimulatorFleet({
    clock,
    addresses: options.freePorts ? onFreePorts(addresses) : addresses,
    scenarioPath,
    startsAt: overNight ? night.start : clock.now(),
    iterationSeconds: overNight
      ? (night.end - night.start) / 1000 / (await iterationsOf(scenarioPath))
      : ITERATION_SECONDS,
    inboxDirectory: directories.inbox,
    alerts: { port: options.freePorts ? 0 : configuration.simulation.alertPort },
    liveWeather: true,
    onDeath: (name, how) => log.error(`the simulator ${name} ended by itself: ${how}`),
    onLine: (name, line) => log.info(`${name}: ${line}`),
  });
  await fleet.start();
  return fleet;
}

function onFreePorts(addresses: DeviceAddresses): DeviceAddresses {
  const free = Object.entries(addresses).map(([name, { host }]) => [name, { host, port: 0 }]);
  return { ...addresses, ...Object.fromEntries(free) };
}

/** A bare name is one of the bundled scenarios. */
function locateScenario(scenario: string): string {
  if (basename(scenario) !== scenario) return scenario;
  const file = scenario.endsWith('.json') ? scenario : `${scenario}.json`;
  return join(import.meta.dirname, '..', '..', 'simulators', 'scenarios', file);
}

async function iterationsOf(path: string): Promise<number> {
  let scenario: unknown;
  try {
    scenario = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new Error(`the scenario ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const iterations: unknown = Array.isArray(scenario) ? scenario[0] : undefined;
  if (typeof iterations !== 'number' || !(iterations > 0)) {
    throw new Error(`${path}: the first element of a scenario is its number of iterations`);
  }
  return iterations;
}

import type { Plc } from '../../devices/plc/Plc.ts';
import type { WeatherStation } from '../../devices/weather/WeatherStation.ts';
import type { ObservatorySky } from '../astronomy/ObservatorySky.ts';
import type { Repositories } from '../database/Repositories.ts';
import { domeWitness } from '../instruments/domeWitness.ts';
import type { Log } from '../model/log.ts';
import type { InstrumentsState } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { Configuration } from '../system/Configuration.ts';
import { EnvironmentMonitor } from './EnvironmentMonitor.ts';
import { FreeDisk } from './FreeDisk.ts';
import { Heartbeat } from './Heartbeat.ts';
import { HistoryKeeper } from './HistoryKeeper.ts';
import { HoldOffMemory } from './HoldOffMemory.ts';
import { readThresholds } from './readThresholds.ts';
import type { Thresholds } from './thresholds.ts';

/** What watches the sky and the site, what keeps its past, and what tells the PLC that we live. */
export interface EnvironmentParts {
  readonly environment: EnvironmentMonitor;
  readonly history: HistoryKeeper;
  readonly heartbeat: Heartbeat;
  readonly thresholds: Thresholds;
}

/** Puts the monitoring together; `ailment` is why the heartbeat must be withheld, null when all is well. */
export async function buildEnvironment(options: {
  readonly configuration: Pick<Configuration, 'environment'>;
  readonly plc: Plc;
  readonly station: WeatherStation;
  readonly clock: Clock;
  readonly logFor: (agent: string) => Log;
  readonly repositories: Pick<Repositories, 'environment' | 'history' | 'settings'>;
  readonly dataDirectory: string;
  readonly sky: Pick<ObservatorySky, 'now'>;
  readonly instruments: () => InstrumentsState;
  readonly ailment: () => string | null;
}): Promise<EnvironmentParts> {
  const { plc, station, clock, logFor, repositories, sky, ailment } = options;
  const log = logFor('Environment');
  const thresholds = readThresholds(options.configuration.environment);
  const freeDisk = new FreeDisk(options.dataDirectory);
  const heartbeat = new Heartbeat({ plc, clock, log, ailment });
  const environment = new EnvironmentMonitor({
    plc,
    station,
    clock,
    log,
    thresholds,
    store: repositories.environment,
    holdOffs: await HoldOffMemory.open(repositories.settings, log),
    outside: () => ({
      sunAltitudeDegrees: sky.now().sunAltitudeDegrees,
      dome: domeWitness(options.instruments(), clock.now()),
      freeDiskBytes: freeDisk.bytes(),
      heartbeatAt: heartbeat.acceptedAt(),
    }),
  });
  const history = new HistoryKeeper({ history: repositories.history, log: logFor('History') });
  return { environment, history, heartbeat, thresholds };
}

import type { Repositories } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { OperatingMode } from '../model/operations.ts';
import type { ObservatoryEvents } from '../ObservatoryEvents.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { Configuration } from '../system/Configuration.ts';
import type { DataDirectories } from '../system/dataDirectories.ts';
import { installationId } from '../system/installationId.ts';
import type { SecretStore } from '../system/secrets/SecretStore.ts';
import type { AlertActions } from './AlertActions.ts';
import { AlertManager } from './AlertManager.ts';
import { AlertService, KNOWN_AUTHORITIES } from './AlertService.ts';
import type { SkyOracle } from './SkyOracle.ts';
import type { AlertSource } from './sources/AlertSource.ts';
import { kafkaSecretName } from './sources/kafka/KafkaSettings.ts';
import { KafkaSource } from './sources/kafka/KafkaSource.ts';
import { VtpSubscriber } from './sources/VtpSubscriber.ts';
import { WatchedDirectory } from './sources/WatchedDirectory.ts';
import type { Strategy } from './strategy/Strategy.ts';
import { SIMULATOR_AUTHORITY } from './voevent/missions/svom.ts';
import { readNotice } from './voevent/readNotice.ts';

/** How this observatory names itself to brokers. */
const OWN_IVORN = 'ivo://org.pyros/control-room';

/** After a crash, a request stored just before it is looked for among so many of the newest. */
const REQUESTS_SEARCHED = 200;

export interface AlertParts {
  readonly service: AlertService;
  readonly manager: AlertManager;
}

/** Puts the alert chain together: sources by configuration, one intake, decisions by strategy. */
export function buildAlerts(options: {
  configuration: Configuration;
  clock: Clock;
  /** Brokers live in real time, also in a simulated night. */
  wall: Clock;
  logFor: (agent: string) => Log;
  repositories: Repositories;
  directories: DataDirectories;
  sky: SkyOracle;
  events: ObservatoryEvents;
  /** The bundled broker, when there is one. */
  simulatedBroker: { readonly host: string; readonly port: number } | null;
  actions: AlertActions;
  secrets: SecretStore;
  /** The one in use, at this moment. */
  strategy: () => Strategy;
  mode: () => OperatingMode;
  takeTelescope: (by: string) => void;
}): AlertParts {
  const { configuration, clock, wall, directories, events } = options;
  const log = options.logFor('Alert manager');
  const { allowedAuthors, ask } = configuration.alerts;
  const authorities = allowedAuthors.length > 0 ? allowedAuthors : KNOWN_AUTHORITIES;
  const service = new AlertService({
    clock,
    wall,
    log,
    repository: options.repositories.alerts,
    settings: options.repositories.settings,
    actions: options.actions,
    requests: () => options.repositories.requests.list(REQUESTS_SEARCHED),
    sky: options.sky,
    strategy: options.strategy,
    mode: options.mode,
    takeTelescope: options.takeTelescope,
    questionRules: { answerWithinMs: ask.answerWithinSeconds * 1000, byDefault: ask.default },
    dataDirectory: directories.root,
    authorities: options.simulatedBroker ? [...authorities, SIMULATOR_AUTHORITY] : authorities,
    onChanged: (alerts) => events.emit('alerts', alerts),
  });
  const brokers = configuration.alerts.vtp.map(({ ivo, ...broker }) => ({ ...broker, localIvorn: ivo }));
  if (options.simulatedBroker) brokers.push({ ...options.simulatedBroker, localIvorn: OWN_IVORN, filters: [] });
  const sources: AlertSource[] = [
    ...configuration.alerts.kafka.map(
      (settings) =>
        new KafkaSource({
          settings,
          groupId: async () => `pyros-${await installationId(directories.root)}`,
          secret: () => options.secrets.get(kafkaSecretName(settings)),
          wallClock: wall,
          log,
        }),
    ),
    ...brokers.map((broker) => new VtpSubscriber({ ...broker, clock, wallClock: wall, log })),
    new WatchedDirectory({
      directory: configuration.alerts.directory ?? directories.voevents,
      objection: (bytes) => objectionTo(bytes),
      wallClock: wall,
      log,
    }),
  ];
  return { service, manager: new AlertManager(service, sources, (views) => events.emit('alertSources', views)) };
}

function objectionTo(bytes: Buffer): string | null {
  try {
    readNotice(bytes);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

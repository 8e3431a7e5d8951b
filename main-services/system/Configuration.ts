import type { DeviceSetting } from '../../devices/DeviceSetting.ts';
import type { KafkaSettings } from '../alerts/sources/kafka/KafkaSettings.ts';
import type { DatabaseConfiguration } from '../database/DatabaseConfiguration.ts';
import type { InterlockLimits } from '../interlocks/limits.ts';
import type { Site } from '../model/site.ts';

export const DEVICE_NAMES = [
  'telescope',
  'visCamera',
  'nirCamera',
  'plc',
  'dome',
  'focuser',
  'rotator',
  'cover',
  'weatherStation',
] as const;
export type DeviceName = (typeof DEVICE_NAMES)[number];

/** A VOEvent Transport Protocol broker to subscribe to. */
export interface VtpBroker {
  readonly host: string;
  readonly port: number;
  /** Our own identity, told to the broker: "ivo://org.example/pyros". */
  readonly ivo: string;
  /** XPath expressions that the broker filters by; none = every event. */
  readonly filters: readonly string[];
}

export interface SimulationConfiguration {
  /** Starts the bundled simulators in place of the real devices. */
  readonly enabled: boolean;
  /** Devices that stay as they are set below even so: real ones move then, at the simulated clock's pace. */
  readonly realDevices: readonly DeviceName[];
  /** File name in simulators/scenarios, or a path; null = nothing happens by itself. */
  readonly scenario: string | null;
  /** Observatory seconds in a second of the wall clock. */
  readonly speed: number;
  /** Observatory time at the start, milliseconds since the Unix epoch; null = the time it is. */
  readonly startAt: number | null;
  /** First of the six ports of the simulators; null = those of the devices below. */
  readonly portsBase: number | null;
  /** Port of the alert simulator's broker; 0 = the system chooses. */
  readonly alertPort: number;
}

export interface AlertConfiguration {
  /** NASA's GCN, or another cluster; none unless an account is set up. */
  readonly kafka: readonly KafkaSettings[];
  readonly vtp: readonly VtpBroker[];
  /** Watched for VOEvents; null = VOEVENTS in the data directory. */
  readonly directory: string | null;
  /** Authors (ivorn authorities) that are believed; empty = all that the strategies know. */
  readonly allowedAuthors: readonly string[];
  /** Under manual control the operator is asked; unanswered in time, the default is the answer. */
  readonly ask: { readonly answerWithinSeconds: number; readonly default: 'observe' | 'ignore' };
}

/** Everything that can be set, read and checked once at start. */
export interface Configuration {
  readonly dataDirectory: string;
  readonly site: Site;
  readonly database: DatabaseConfiguration;
  readonly devices: Readonly<Record<DeviceName, DeviceSetting>>;
  /** What a planning is best by: "value" = priority times time, "strict" = class A before B before C, whatever it costs. Alerts first in both. */
  readonly planning: { readonly ranking: 'value' | 'strict' };
  readonly simulation: SimulationConfiguration;
  /** Limits of the interlocks and the closing policy. */
  readonly interlocks: InterlockLimits;
  /** Thresholds and hold-offs that differ from the defaults; read by the environment monitoring. */
  readonly environment: Readonly<Record<string, unknown>>;
  readonly alerts: AlertConfiguration;
  /** `autoLogin`: user logged in at start without a password; null = nobody. */
  readonly console: { readonly autoLogin: string | null };
}

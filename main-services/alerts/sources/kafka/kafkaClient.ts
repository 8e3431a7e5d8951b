import kafkajs, { type Kafka, type LogEntry, type SASLOptions } from 'kafkajs';
import type { Log } from '../../../model/log.ts';
import type { KafkaSettings } from './KafkaSettings.ts';
import type { KafkaSockets } from './KafkaSockets.ts';

/** Also bounds how long a stop may take while a broker does not answer. */
const CONNECT_WITHIN_MS = 5_000;
const ANSWER_WITHIN_MS = 30_000;
/** Beyond these the session ends, and is begun anew by its owner with longer and longer waits. */
const RETRIES = 1;
const FIRST_RETRY_MS = 300;

export interface KafkaCredentials {
  readonly ca: string | null;
  /** For OAUTHBEARER. */
  readonly token: () => Promise<string>;
  /** For the others. */
  readonly secret: () => Promise<string | null>;
}

/** A client for one session. The library's own words go to the log as information: what they mean is said by the source. */
export async function kafkaClient(
  settings: KafkaSettings,
  credentials: KafkaCredentials,
  sockets: KafkaSockets,
  log: Log,
): Promise<Kafka> {
  const sasl = await saslOf(settings, credentials);
  let last = '';
  return new kafkajs.Kafka({
    clientId: 'pyros',
    brokers: [...settings.brokers],
    ...(settings.ssl ? { ssl: credentials.ca === null ? true : { ca: credentials.ca } } : {}),
    ...(sasl === null ? {} : { sasl }),
    socketFactory: sockets.factory,
    connectionTimeout: CONNECT_WITHIN_MS,
    authenticationTimeout: CONNECT_WITHIN_MS,
    requestTimeout: ANSWER_WITHIN_MS,
    retry: { retries: RETRIES, initialRetryTime: FIRST_RETRY_MS, restartOnFailure: async () => false },
    logLevel: kafkajs.logLevel.WARN,
    logCreator: () => (entry: LogEntry) => {
      const words = String(entry.log.message);
      // The library repeats itself several times a second.
      if (words !== last) log.info(`${settings.name}: ${words}`);
      last = words;
    },
  });
}

async function saslOf({ sasl, name }: KafkaSettings, credentials: KafkaCredentials): Promise<SASLOptions | null> {
  if (sasl === null) return null;
  if (sasl.mechanism === 'oauthbearer') {
    return { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: await credentials.token() }) };
  }
  const password = await credentials.secret();
  if (password === null) throw new Error(`There is no secret for the user ${sasl.username} of ${name}.`);
  return { mechanism: sasl.mechanism, username: sasl.username, password } as SASLOptions;
}

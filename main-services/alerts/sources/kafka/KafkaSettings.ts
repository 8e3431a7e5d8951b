/** How a Kafka cluster wants to know who we are. The secret itself is in no settings: a SecretStore has it. */
export type KafkaLogin =
  | {
      readonly mechanism: 'oauthbearer';
      /** Where client credentials are exchanged for a token. */
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly scope: string | null;
    }
  | { readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; readonly username: string };

/** A Kafka cluster with notices on it. */
export interface KafkaSettings {
  /** Names the source on screen, and its secret: "gcn". */
  readonly name: string;
  /** "host:port" of some of its brokers; the others are learnt from them. */
  readonly brokers: readonly string[];
  readonly ssl: boolean;
  /** PEM file of the authority that signed the brokers' and the token server's certificates; null = the usual ones. */
  readonly caFile: string | null;
  readonly sasl: KafkaLogin | null;
  /** Those that do not exist (yet) are looked for again and again. */
  readonly topics: readonly string[];
  /** Its messages prove that the path is alive; null = there is none. */
  readonly heartbeatTopic: string | null;
}

/** Where the secret of a Kafka source is kept. */
export function kafkaSecretName(settings: Pick<KafkaSettings, 'name'>): string {
  return `alerts.kafka.${settings.name}`;
}

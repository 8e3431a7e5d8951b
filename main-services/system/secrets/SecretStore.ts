/** Keeps passwords outside of configuration and log. Names are like "alerts.kafka.gcn". */
export interface SecretStore {
  /** In words, for the operator: "the desktop's keyring". */
  readonly place: string;
  /** Null when it is not there, or cannot be had: see `fault`. */
  get(name: string): Promise<string | null>;
  /** @throws SecretRefused in words when it cannot be kept safely here */
  set(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Why nothing can be kept here, in a sentence with what to do; null when it can. */
  fault(): Promise<string | null>;
}

/** A secret that is not kept, because it could not be kept safely. */
export class SecretRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SecretRefused';
  }
}

import type { SecretStore } from '../main-services/system/secrets/SecretStore.ts';
import type { TopicHub } from './ipc/publish.ts';
import type { Shell } from './shell.ts';

/** What an entry (electron/main.ts, electron/start.ts) gives the application. */
export interface ApplicationOptions {
  /** Not yet started; null = headless. */
  readonly shell: Shell | null;
  /** Why it is not Electron, in a sentence, for log and footer; null when it is. */
  readonly shellNote: string | null;
  readonly dataDirectory: string;
  /** Where passwords are kept; left out: the environment and the desktop's keyring. */
  readonly secrets?: SecretStore;
  /** The command line without what the entry understood itself. */
  readonly arguments: readonly string[];
}

/** The application as its entry sees it. */
export interface RunningApplication {
  /** What the terminal shows. */
  readonly topics: Pick<TopicHub, 'snapshot'>;
  /** Begins the ordered shutdown (`by`: who asked); asking again is no fault. */
  quit(by: string): void;
  /** Settles after the shutdown, however it was begun, with the exit status: 0 = ended safe. */
  readonly ended: Promise<number>;
}

/** electron/application.ts exports one of these as `startApplication`. @throws in words when a prerequisite is missing */
export type StartApplication = (options: ApplicationOptions) => Promise<RunningApplication>;

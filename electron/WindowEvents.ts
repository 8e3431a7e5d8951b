import type { Log } from '../main-services/model/log.ts';
import type { WindowListener } from './shell.ts';

/** The listeners of a shell; a listener that throws does not keep the others from hearing. */
export class WindowEvents {
  readonly #listeners = new Set<WindowListener>();
  readonly #log: Pick<Log, 'error'>;

  constructor(log: Pick<Log, 'error'>) {
    this.#log = log;
  }

  add(listener: WindowListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(windowId: string): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(windowId);
      } catch (error) {
        this.#log.error(`a listener of window ${windowId} failed: ${error instanceof Error ? error.message : error}`);
      }
    }
  }
}

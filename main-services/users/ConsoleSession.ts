import type { PyrosUser, Role } from '../model/user.ts';
import type { UserService } from './UserService.ts';

/** Who sits at the console. */
export interface ConsoleSessionState {
  readonly user: PyrosUser | null;
  readonly role: Role;
}

/** The session of one console: all its windows belong to one person, or to nobody. */
export class ConsoleSession {
  readonly #users: UserService;
  readonly #listeners = new Set<(state: ConsoleSessionState) => void>();
  #user: PyrosUser | null = null;

  constructor(users: UserService) {
    this.#users = users;
  }

  get current(): ConsoleSessionState {
    return { user: this.#user, role: this.#user?.role ?? 'viewer' };
  }

  /** @throws LoginRefused, leaving who was there */
  async login(username: string, password: string): Promise<ConsoleSessionState> {
    return this.#become(await this.#users.login(username, password));
  }

  /** Logs in the configured user at start, if there is one. */
  async autoLogin(username: string | null): Promise<ConsoleSessionState> {
    return username === null ? this.current : this.#become(await this.#users.findForAutoLogin(username));
  }

  logout(): ConsoleSessionState {
    return this.#become(null);
  }

  /** Tells every change. @returns what stops it */
  listen(listener: (state: ConsoleSessionState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #become(user: PyrosUser | null): ConsoleSessionState {
    this.#user = user;
    for (const listener of this.#listeners) listener(this.current);
    return this.current;
  }
}

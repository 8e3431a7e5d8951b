import { z } from 'zod';
import type { UserRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { PyrosUser } from '../model/user.ts';
import type { Clock } from '../supervision/Clock.ts';
import { LoginRefused } from './LoginRefused.ts';
import { LoginThrottle } from './LoginThrottle.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

/** What somebody says who wants an account. NIST SP 800-63B: at least eight characters, no rules of composition. */
export const registrationSchema = z.strictObject({
  username: z
    .string()
    .regex(
      /^[A-Za-z][\w.-]{1,31}$/,
      'has 2 to 32 letters, digits, dots, dashes or underscores and starts with a letter',
    ),
  email: z.email('is not an e-mail address').max(254),
  password: z.string().min(8, 'has at least 8 characters').max(200, 'has at most 200 characters'),
});

export type Registration = z.infer<typeof registrationSchema>;

export interface UserServiceOptions {
  readonly users: UserRepository;
  /** The wall's time: guessing a password must not become faster in a simulated night. */
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Registers, validates and identifies users. Who may call what is decided by the caller's role check. */
export class UserService {
  readonly #users: UserRepository;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #log: Log;
  readonly #throttle = new LoginThrottle();
  /** Checked against for names that do not exist, so that both answers take the same time. */
  readonly #nobodysHash = hashPassword(crypto.randomUUID());

  constructor({ users, clock, log }: UserServiceOptions) {
    this.#users = users;
    this.#clock = clock;
    this.#log = log;
  }

  /** @throws LoginRefused */
  async login(username: string, password: string): Promise<PyrosUser> {
    const waitMs = this.#throttle.waitMs(username, this.#clock.now());
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      throw new LoginRefused(`Too many wrong passwords for "${username}". Try again in ${seconds} s.`);
    }
    // Counted before the slow check, so that many tries at once do not all get in.
    this.#throttle.failed(username, this.#clock.now());
    const found = await this.#users.findForLogin(username);
    const right = await verifyPassword(password, found?.passwordHash ?? (await this.#nobodysHash));
    if (found === null || !right) {
      this.#log.warning(`A login as "${username}" was refused: wrong user name or password.`);
      throw new LoginRefused('The user name or the password is wrong.');
    }
    this.#throttle.succeeded(username);
    if (!found.user.validated) {
      throw new LoginRefused(`The account "${username}" has not been validated by an administrator yet.`);
    }
    this.#log.info(`${username} logged in as ${found.user.role}.`);
    return found.user;
  }

  /** Opens an account that an administrator has to validate. @throws z.ZodError, DatabaseError when the name is taken */
  async register(registration: Registration): Promise<PyrosUser> {
    const { username, email, password } = registrationSchema.parse(registration);
    const account = { username, email, role: 'user' as const, validated: false, quotaSeconds: 0 };
    const user = await this.#users.create(account, await hashPassword(password));
    this.#log.info(`${username} registered and waits to be validated.`);
    return user;
  }

  async validate(userId: number, validatedBy: string): Promise<PyrosUser> {
    const user = await this.#users.setValidated(userId, true);
    this.#log.info(`${validatedBy} validated the account of ${user.username}.`);
    return user;
  }

  list(): Promise<readonly PyrosUser[]> {
    return this.#users.list();
  }

  /** The user the console starts as, without a password; null when there is none of that name, or not validated. */
  async findForAutoLogin(username: string): Promise<PyrosUser | null> {
    const found = await this.#users.findForLogin(username);
    return found?.user.validated === true ? found.user : null;
  }
}

/** admin: everything; expert: may command devices; user: requests only; viewer: nobody logged in, may look. */
export type Role = 'viewer' | 'user' | 'expert' | 'admin';

/** Each role may what those before it may. */
export const ROLES: readonly Role[] = ['viewer', 'user', 'expert', 'admin'];

export interface PyrosUser {
  readonly id: number;
  readonly username: string;
  readonly email: string;
  readonly role: Exclude<Role, 'viewer'>;
  readonly validated: boolean;
  /** Seconds of telescope time left this semester. */
  readonly quotaSeconds: number;
}

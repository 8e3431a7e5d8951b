import type { Knex } from 'knex';
import type { ScientificProgramme } from '../model/request.ts';
import type { PyrosUser } from '../model/user.ts';
import { DatabaseError } from './DatabaseError.ts';
import { NoSuchRecord } from './NoSuchRecord.ts';
import type { UserRepository } from './Repositories.ts';
import { insertRow } from './transaction.ts';

interface UserRow {
  id: number;
  username: string;
  email: string;
  password: string;
  role: PyrosUser['role'];
  is_validated: number;
  quota: number;
}

/** Users and the scientific programmes they observe for. */
export class UserStore implements UserRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async findForLogin(username: string): Promise<{ user: PyrosUser; passwordHash: string } | null> {
    const row: UserRow | undefined = await this.#rows().where('username', username).first();
    return row === undefined ? null : { user: userFromRow(row), passwordHash: row.password };
  }

  async create(user: Omit<PyrosUser, 'id'>, passwordHash: string): Promise<PyrosUser> {
    const level: { id: number } | undefined = await this.#knex('user_level').where('name', user.role).first('id');
    if (level === undefined) throw new NoSuchRecord('user level', user.role);
    const taken = await this.#knex('pyros_user').where('username', user.username).first('id');
    if (taken !== undefined)
      throw new DatabaseError(`The user name "${user.username}" is taken.`, 'Choose another one.');
    const id = await insertRow(this.#knex, 'pyros_user', {
      username: user.username,
      email: user.email,
      password: passwordHash,
      user_level_id: level.id,
      is_validated: user.validated,
      quota: user.quotaSeconds,
    });
    return { ...user, id };
  }

  async setValidated(id: number, validated: boolean): Promise<PyrosUser> {
    await this.#knex('pyros_user').where({ id }).update({ is_validated: validated });
    const row: UserRow | undefined = await this.#rows().where('pyros_user.id', id).first();
    if (row === undefined) throw new NoSuchRecord('user', id);
    return userFromRow(row);
  }

  async list(): Promise<readonly PyrosUser[]> {
    const rows: UserRow[] = await this.#rows().orderBy('username');
    return rows.map(userFromRow);
  }

  async programmes(): Promise<readonly ScientificProgramme[]> {
    const rows: { id: number; name: string; class_letter: 'A' | 'B' | 'C'; priority: number; quota: number }[] =
      await this.#knex('scientific_program').orderBy([{ column: 'priority', order: 'desc' }, 'name']);
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      classLetter: row.class_letter,
      priority: row.priority,
      quotaPercent: row.quota,
    }));
  }

  #rows(): Knex.QueryBuilder {
    return this.#knex('pyros_user')
      .join('user_level', 'user_level.id', 'pyros_user.user_level_id')
      .select('pyros_user.*', 'user_level.name as role');
  }
}

function userFromRow(row: UserRow): PyrosUser {
  return {
    id: row.id,
    username: row.username,
    email: row.email,
    role: row.role,
    validated: Boolean(row.is_validated),
    quotaSeconds: row.quota,
  };
}

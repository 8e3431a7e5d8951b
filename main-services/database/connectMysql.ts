import knex, { type Knex } from 'knex';
import type { Database } from './Database.ts';
import type { DatabaseConfiguration } from './DatabaseConfiguration.ts';
import { DatabaseError } from './DatabaseError.ts';
import { mysqlDialect } from './Dialect.ts';
import { SILENT } from './silentKnex.ts';

type MysqlConfiguration = Extract<DatabaseConfiguration, { client: 'mysql' }>;
interface MysqlConnection {
  query(sql: string, done: (error: Error | null) => void): void;
}

/** The observatory is one process with short statements: a few connections keep readers from waiting for a writer. */
const POOL_SIZE = 4;
/** A server that does not answer for this long is down, and the operator wants to know. */
const ANSWER_MS = 10_000;

/** Opens a MySQL or MariaDB server and asks it one question. @throws DatabaseError */
export async function connectMysql(configuration: MysqlConfiguration): Promise<Database> {
  const { host, port, socketPath, user, password, database } = configuration;
  const place = `${database} at ${socketPath ?? `${host}:${port}`}`;
  const connection = knex({
    client: 'mysql2',
    connection: {
      ...(socketPath === undefined ? { host, port } : { socketPath }),
      user,
      password,
      database,
      charset: 'utf8mb4',
      timezone: 'Z',
      connectTimeout: ANSWER_MS,
      typeCast: readExactly,
    },
    log: SILENT,
    acquireConnectionTimeout: ANSWER_MS,
    pool: { min: 0, max: POOL_SIZE, afterCreate: prepareConnection },
  });
  try {
    const version = await serverVersion(connection);
    return { knex: connection, dialect: mysqlDialect, engine: /mariadb/i.test(version) ? 'MariaDB' : 'MySQL', place };
  } catch (error) {
    await connection.destroy();
    throw explainMysqlFault(place, user, database, error);
  }
}

/** mysql2's own reader of decimal text loses the last bit of a double; the language's does not. */
function readExactly(field: { type: string; string(): string | null }, next: () => unknown): unknown {
  if (field.type !== 'DOUBLE') return next();
  const text = field.string();
  return text === null ? null : Number(text);
}

function prepareConnection(
  connection: MysqlConnection,
  done: (error: Error | null, connection: MysqlConnection) => void,
) {
  const next = (remaining: readonly string[]): void => {
    const [statement, ...rest] = remaining;
    if (statement === undefined) done(null, connection);
    else connection.query(statement, (error) => (error === null ? next(rest) : done(error, connection)));
  };
  next(mysqlDialect.onConnect);
}

async function serverVersion(connection: Knex): Promise<string> {
  const [rows] = await connection.raw<[{ version: string }[]]>('select version() as version');
  return rows?.[0]?.version ?? '';
}

function explainMysqlFault(place: string, user: string, database: string, error: unknown): DatabaseError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'ER_ACCESS_DENIED_ERROR' || code === 'ER_DBACCESS_DENIED_ERROR') {
    return new DatabaseError(
      `The database server refuses user "${user}" for ${place}.`,
      'Check "user" and "password" under "database" in pyros.json, and that the user has all rights on the database.',
      error,
    );
  }
  if (code === 'ER_BAD_DB_ERROR') {
    return new DatabaseError(
      `There is no database ${place}.`,
      `Create it: CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
      error,
    );
  }
  return new DatabaseError(
    `The database ${place} does not answer (${code === '' ? detail : code}).`,
    'Start the MySQL or MariaDB server, or check "host", "port" and "socketPath" under "database" in pyros.json.',
    error,
  );
}

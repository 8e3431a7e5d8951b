import type BetterSqlite3 from 'better-sqlite3';

/** Statements kept prepared: the observatory has some hundred kinds. */
const MOST_KEPT = 300;
/** After so long in one go, everybody else gets a turn. */
const TURN_MS = 4;

type Statement = BetterSqlite3.Statement<unknown[]>;

/**
 * Makes a connection considerate: better-sqlite3 works in our thread, and a chain of awaited questions (a planning of 500 rows) would
 * be one long stall. Between two questions sockets and timers are heard, if that was long ago. Statements are prepared once: half of
 * what a short question costs.
 */
export function makeConsiderate(connection: BetterSqlite3.Database): void {
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, Statement>();
  let turnBegan = 0;
  const breathe = <T>(answer: T): T | Promise<T> => {
    if (performance.now() - turnBegan < TURN_MS) return answer;
    return new Promise((resolve) => {
      setImmediate(() => {
        turnBegan = performance.now();
        resolve(answer);
      });
    });
  };
  const statementOf = (sql: string): Statement => {
    const known = kept.get(sql);
    if (known !== undefined) {
      kept.delete(sql);
      kept.set(sql, known);
      return known;
    }
    const statement = prepare(sql) as Statement;
    kept.set(sql, statement);
    const [oldest] = kept.size > MOST_KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  // What knex asks of a statement; it awaits the answers.
  const considerate = (sql: string) => {
    const statement = statementOf(sql);
    return {
      reader: statement.reader,
      all: (bindings: unknown[]) => breathe(statement.all(bindings)),
      run: (bindings: unknown[]) => breathe(statement.run(bindings)),
    };
  };
  Object.defineProperty(connection, 'prepare', { value: considerate });
}

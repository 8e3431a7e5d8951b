/** Where the observatory keeps its records: an embedded file, or a MySQL/MariaDB server. */
export type DatabaseConfiguration =
  | {
      readonly client: 'sqlite';
      /** Path of the file, or ":memory:". */
      readonly file: string;
    }
  | {
      readonly client: 'mysql';
      readonly host: string;
      readonly port: number;
      /** Path of a local socket; used instead of host and port when given. */
      readonly socketPath?: string | undefined;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    };

/** Something was asked of a record that the database does not have. Caller: tell who asked; asking again does not help. */
export class NoSuchRecord extends Error {
  override readonly name = 'NoSuchRecord';

  constructor(what: string, key: number | string) {
    super(`There is no ${what} ${typeof key === 'number' ? key : `"${key}"`} in the database.`);
  }
}

/** HTTP 400: no such call, or its parameters are missing or cannot be read. */
export class BadRequest extends Error {}

/** Parameters of an Alpaca call: names in any case of a query, in exact case of a form. */
export class AlpacaParameters {
  readonly #all: ReadonlyMap<string, string>;
  readonly #exact: boolean;

  constructor(form: URLSearchParams, exact: boolean) {
    this.#exact = exact;
    this.#all = new Map([...form].map(([name, value]) => [exact ? name : name.toLowerCase(), value]));
  }

  text(name: string): string {
    const value = this.#all.get(this.#exact ? name : name.toLowerCase());
    if (value === undefined) throw new BadRequest(`${name} is missing`);
    return value;
  }

  number(name: string): number {
    const value = this.text(name);
    if (!/^-?\d+(\.\d+)?$/.test(value)) throw new BadRequest(`${name} "${value}" is not a number`);
    return Number(value);
  }

  integer(name: string): number {
    const value = this.text(name);
    if (!/^-?\d+$/.test(value)) throw new BadRequest(`${name} "${value}" is not a whole number`);
    return Number(value);
  }

  boolean(name: string): boolean {
    const value = this.text(name).toLowerCase();
    if (value !== 'true' && value !== 'false') throw new BadRequest(`${name} "${value}" is not true or false`);
    return value === 'true';
  }

  /** 0 where none was given. */
  clientTransaction(): number {
    const value = this.#all.get(this.#exact ? 'ClientTransactionID' : 'clienttransactionid') ?? '0';
    if (!/^\d+$/.test(value)) throw new BadRequest('ClientTransactionID is not a number');
    return Number(value);
  }
}

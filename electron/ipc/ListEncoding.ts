interface Entry {
  readonly id: number;
}

/** A change of a list: the entries that are new or different, and the order of all when that changed. */
export interface ListPatch {
  /** JSON of `{ order, entries }`; null = nothing changed. */
  readonly encoded: string | null;
}

/**
 * A long list as the windows hold it: of hundreds of requests only those that changed are encoded and sent. An entry that is the
 * same object as before is not even looked at.
 */
export class ListEncoding {
  #known = new Map<number, { readonly entry: Entry; readonly encoded: string }>();
  #order: readonly number[] = [];
  #begun = false;

  /** Takes the list as it is now; answers what windows must be told. */
  change(list: readonly Entry[]): ListPatch {
    const known = new Map<number, { readonly entry: Entry; readonly encoded: string }>();
    const changed: string[] = [];
    for (const entry of list) {
      const before = this.#known.get(entry.id);
      const encoded = before?.entry === entry ? before.encoded : JSON.stringify(entry);
      known.set(entry.id, { entry, encoded });
      if (encoded !== before?.encoded) changed.push(encoded);
    }
    const order = list.map(({ id }) => id);
    const sameOrder = order.length === this.#order.length && order.every((id, i) => id === this.#order[i]);
    this.#known = known;
    this.#order = order;
    const first = !this.#begun;
    this.#begun = true;
    if (changed.length === 0 && sameOrder && !first) return { encoded: null };
    return { encoded: `{"order":${sameOrder ? 'null' : JSON.stringify(order)},"entries":[${changed.join(',')}]}` };
  }

  /** The whole list, for a window that begins to look; null before there was one. */
  encoded(): string {
    if (!this.#begun) return 'null';
    return `[${this.#order.map((id) => this.#known.get(id)?.encoded ?? 'null').join(',')}]`;
  }
}

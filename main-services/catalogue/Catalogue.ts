import type { CatalogueTarget } from './CatalogueTarget.ts';
import { searchKey } from './searchKey.ts';

/** Names to targets, offline. Built once: a search goes through sorted keys. */
export class Catalogue {
  readonly #byKey = new Map<string, CatalogueTarget>();
  readonly #keys: readonly string[];

  /** The first of two targets of one name keeps it: list what people mean by it first. */
  constructor(targets: readonly CatalogueTarget[]) {
    for (const target of targets) {
      for (const name of [target.name, ...target.furtherNames]) {
        const key = searchKey(name);
        if (key !== '' && !this.#byKey.has(key)) this.#byKey.set(key, target);
      }
    }
    this.#keys = [...this.#byKey.keys()].sort();
  }

  get size(): number {
    return new Set(this.#byKey.values()).size;
  }

  /** The target of exactly this name, however it is spelt; null when there is none. */
  find(name: string): CatalogueTarget | null {
    return this.#byKey.get(searchKey(name)) ?? null;
  }

  /** Targets with a name that begins so, exact ones first, then the shorter names, at most `most`. */
  startingWith(beginning: string, most: number): readonly CatalogueTarget[] {
    const key = searchKey(beginning);
    if (key === '') return [];
    const hits: string[] = [];
    for (let index = this.#firstNotBefore(key); this.#keys[index]?.startsWith(key); index++)
      hits.push(this.#keys[index] ?? '');
    hits.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    const found = new Set<CatalogueTarget>();
    for (const hit of hits) {
      const target = this.#byKey.get(hit);
      if (target) found.add(target);
      if (found.size === most) break;
    }
    return [...found];
  }

  #firstNotBefore(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

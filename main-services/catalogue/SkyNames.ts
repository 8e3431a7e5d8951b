import type { SkyObject } from '../model/skyObject.ts';
import type { Catalogue } from './Catalogue.ts';
import type { CatalogueTarget } from './CatalogueTarget.ts';
import { searchKey } from './searchKey.ts';

/** A body of the solar system by its name. */
export interface MovingBody {
  readonly name: string;
  readonly kind: string;
  readonly place: (at: number) => { readonly rightAscensionDegrees: number; readonly declinationDegrees: number };
}

/** Names to places: the offline catalogue, and the bodies that move. */
export class SkyNames {
  readonly #catalogue: () => Promise<Catalogue>;
  readonly #bodies: readonly MovingBody[];
  readonly #now: () => number;
  #opened: Promise<Catalogue> | null = null;

  /** @param catalogue opened at the first question: who never asks does not wait for it at the start */
  constructor(options: {
    catalogue: () => Promise<Catalogue>;
    bodies: readonly MovingBody[];
    now: () => number;
  }) {
    this.#catalogue = options.catalogue;
    this.#bodies = options.bodies;
    this.#now = options.now;
  }

  /** What has exactly this name, however it is spelt; null when nothing has. */
  async find(name: string): Promise<SkyObject | null> {
    const key = searchKey(name);
    const body = this.#bodies.find((one) => searchKey(one.name) === key);
    if (body) return this.#moving(body);
    const target = (await this.#opening()).find(name);
    return target === null ? null : fixed(target);
  }

  /** Names that begin so, bodies of the solar system first, at most `most`. */
  async suggest(beginning: string, most: number): Promise<readonly SkyObject[]> {
    const key = searchKey(beginning);
    if (key === '') return [];
    const bodies = this.#bodies.filter((one) => searchKey(one.name).startsWith(key)).map((one) => this.#moving(one));
    const targets = (await this.#opening()).startingWith(beginning, most);
    return [...bodies, ...targets.map(fixed)].slice(0, most);
  }

  async #opening(): Promise<Catalogue> {
    this.#opened ??= this.#catalogue();
    try {
      return await this.#opened;
    } catch (error) {
      // The next question tries again.
      this.#opened = null;
      throw error;
    }
  }

  #moving({ name, kind, place }: MovingBody): SkyObject {
    const { rightAscensionDegrees, declinationDegrees } = place(this.#now());
    return { name, furtherNames: [], kind, rightAscensionDegrees, declinationDegrees, magnitude: null, moves: true };
  }
}

function fixed(target: CatalogueTarget): SkyObject {
  const { name, furtherNames, kind, rightAscensionDegrees, declinationDegrees, magnitude } = target;
  return { name, furtherNames, kind, rightAscensionDegrees, declinationDegrees, magnitude, moves: false };
}

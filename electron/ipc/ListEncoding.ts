interface Entry {
  readonly id: number;
}

/** One entry as the windows hold it. */
interface Encoded {
  readonly entry: Entry;
  /** JSON of the entry, without the list inside it. */
  readonly head: string;
  /** The list inside it; empty when it has none. */
  readonly inner: EncodedList;
}

interface EncodedList {
  readonly entries: ReadonlyMap<number, Encoded>;
  readonly order: readonly number[];
}

/** A change of a list: the entries that are new or different, and the order of all when that changed. */
export interface ListPatch {
  /** JSON of a `ListChange`; null = nothing changed. */
  readonly encoded: string | null;
}

const NOTHING: EncodedList = { entries: new Map(), order: [] };

/**
 * A long list as the windows hold it: of hundreds of requests only those that changed are encoded and sent, and of a burst with a
 * hundred notices only the notice that came. An entry that is the same object as before is not even looked at.
 */
export class ListEncoding {
  readonly #inner: string | null;
  #known: EncodedList | null = null;

  /** @param inner the field of an entry that is a long list itself; null = there is none */
  constructor(inner: string | null = null) {
    this.#inner = inner;
  }

  /** Takes the list as it is now; answers what windows must be told. */
  change(list: readonly Entry[]): ListPatch {
    const now = encode(list, this.#known ?? NOTHING, this.#inner);
    const encoded = changeOf(this.#known ?? NOTHING, now, this.#inner);
    const first = this.#known === null;
    this.#known = now;
    return { encoded: encoded ?? (first ? '{"order":[],"entries":[]}' : null) };
  }

  /** The whole list, for a window that begins to look; null before there was one. */
  encoded(): string {
    return this.#known === null ? 'null' : listOf(this.#known, this.#inner);
  }
}

function encode(list: readonly Entry[], before: EncodedList, innerName: string | null): EncodedList {
  const entries = new Map<number, Encoded>();
  for (const entry of list) {
    const known = before.entries.get(entry.id);
    entries.set(entry.id, known?.entry === entry ? known : encodeEntry(entry, known, innerName));
  }
  return { entries, order: list.map(({ id }) => id) };
}

function encodeEntry(entry: Entry, before: Encoded | undefined, innerName: string | null): Encoded {
  if (innerName === null) return { entry, head: JSON.stringify(entry), inner: NOTHING };
  const { [innerName]: list, ...head } = entry as Entry & Readonly<Record<string, unknown>>;
  return { entry, head: JSON.stringify(head), inner: encode(list as readonly Entry[], before?.inner ?? NOTHING, null) };
}

function changeOf(before: EncodedList, now: EncodedList, innerName: string | null): string | null {
  const changed = [...now.entries.values()].flatMap(
    (entry) => entryChange(before.entries.get(entry.entry.id), entry, innerName) ?? [],
  );
  const sameOrder = now.order.length === before.order.length && now.order.every((id, i) => id === before.order[i]);
  if (changed.length === 0 && sameOrder) return null;
  return `{"order":${sameOrder ? 'null' : JSON.stringify(now.order)},"entries":[${changed.join(',')}]}`;
}

/** The list inside comes whole with a new entry, as a change with a known one, and not at all when it is the same. */
function entryChange(known: Encoded | undefined, now: Encoded, innerName: string | null): string | null {
  if (known === now) return null;
  if (known === undefined) return entryOf(now, innerName);
  const inner = changeOf(known.inner, now.inner, null);
  return inner === null && known.head === now.head ? null : withInner(now.head, innerName, inner);
}

function listOf({ entries, order }: EncodedList, innerName: string | null): string {
  return `[${order.map((id) => entryOf(entries.get(id), innerName)).join(',')}]`;
}

function entryOf(entry: Encoded | undefined, innerName: string | null): string {
  if (entry === undefined) return 'null';
  return withInner(entry.head, innerName, innerName === null ? null : listOf(entry.inner, null));
}

/** JSON of an entry with what is told of the list inside it at its end. */
function withInner(head: string, innerName: string | null, inner: string | null): string {
  return inner === null ? head : `${head.slice(0, -1)},"${innerName}":${inner}}`;
}

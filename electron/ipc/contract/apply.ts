import { FEED_LIMITS, type FeedTopic, LIST_TOPICS, type ListChange, type TopicMessage } from './topics.ts';

/** A window's copy of one topic; `revision` −1 and `value` null until the first snapshot. */
export interface Mirror<V> {
  readonly revision: number;
  readonly value: V | null;
}

interface Entry {
  readonly id: number;
}

type Fields = Entry & Readonly<Record<string, unknown>>;

/** The mirror after a message, or 'gap' when one was missed and a new snapshot is needed. */
export function applyMessage<V>(mirror: Mirror<V>, message: TopicMessage): Mirror<V> | 'gap' {
  if (message.kind === 'snapshot') return { revision: message.revision, value: message.value as V };
  if (message.revision <= mirror.revision) return mirror;
  if (mirror.revision < 0 || message.revision !== mirror.revision + 1) return 'gap';
  if (message.kind === 'replace') return { revision: message.revision, value: message.value as V };
  if (message.kind === 'patch') {
    const list = (mirror.value ?? []) as readonly Entry[];
    const inner = LIST_TOPICS[message.topic as keyof typeof LIST_TOPICS];
    return { revision: message.revision, value: patchList(list, message.value, inner) as V };
  }
  const limit = FEED_LIMITS[message.topic as FeedTopic];
  const kept = mirror.value as readonly Entry[] | null;
  return {
    revision: message.revision,
    value: mergeFeed(kept ?? [], message.value as readonly Entry[], limit) as V,
  };
}

/** The list with some entries changed, in its new order; entries that did not change stay the same objects. */
function patchList(list: readonly Entry[], { order, entries }: ListChange, innerName: string | null): readonly Entry[] {
  const byId = new Map(list.map((entry) => [entry.id, entry]));
  for (const entry of entries) byId.set(entry.id, patchEntry(byId.get(entry.id), entry, innerName));
  return (order ?? list.map(({ id }) => id)).flatMap((id) => byId.get(id) ?? []);
}

function patchEntry(before: Entry | undefined, entry: Entry, innerName: string | null): Entry {
  if (before === undefined || innerName === null) return entry;
  const kept = (before as Fields)[innerName] as readonly Entry[];
  const told = (entry as Fields)[innerName] as ListChange | undefined;
  return { ...entry, [innerName]: told === undefined ? kept : patchList(kept, told, null) };
}

/**
 * Newest (greatest id) first; an entry that comes again replaces its earlier self where it stands. The order in which entries
 * arrive makes no difference, so that changes sent together or apart give the same list.
 */
export function mergeFeed<E extends Entry>(kept: readonly E[], added: readonly E[], limit: number): readonly E[] {
  const fresh = new Map(added.map((entry) => [entry.id, entry]));
  const merged = kept.map((entry) => {
    const replacement = fresh.get(entry.id);
    if (replacement) fresh.delete(entry.id);
    return replacement ?? entry;
  });
  if (fresh.size === 0) return merged;
  return [...fresh.values(), ...merged].sort((a, b) => b.id - a.id).slice(0, limit);
}

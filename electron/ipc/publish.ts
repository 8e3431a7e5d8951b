import type { Log } from '../../main-services/model/log.ts';
import type { Clock } from '../../main-services/supervision/Clock.ts';
import { mergeFeed } from './contract/apply.ts';
import type { StateTopic, StateTopics } from './contract/topics.ts';
import {
  FEED_LIMITS,
  type FeedTopic,
  type FeedTopics,
  LIST_TOPICS,
  type Topic,
  type TopicValue,
} from './contract/topics.ts';
import { ListEncoding } from './ListEncoding.ts';

/** Three display frames: faster than an eye follows a number, slow enough that a storm of changes costs one push. */
const COALESCE_MS = 50;

interface Entry {
  readonly id: number;
}

/** What windows were told (`revision`, `encoded`) and what they have not been told yet (`pending`). */
interface State {
  revision: number;
  /** JSON of the value at `revision`. */
  encoded: string;
  value: unknown;
  dirty: boolean;
  /** Of a list topic: what each entry was sent as. */
  readonly list: ListEncoding | null;
}

interface Feed {
  revision: number;
  entries: readonly Entry[];
  pending: Entry[];
}

/** Sends one batch to one window: a JSON array of the contract's `TopicMessage`, encoded once for all windows. */
export type PushBatch = (windowId: string, batch: string) => void;

/**
 * What every window mirrors. A subscriber gets a snapshot at once, then numbered changes, all windows in step: at most one push
 * every 50 ms of the wall clock, the latest value of a state wins, entries of a feed are all sent.
 */
export class TopicHub {
  readonly #push: PushBatch;
  readonly #wall: Pick<Clock, 'now' | 'after'>;
  readonly #log: Pick<Log, 'error'>;
  readonly #states = new Map<string, State>();
  readonly #feeds = new Map<string, Feed>();
  readonly #subscriptions = new Map<string, Set<Topic>>();
  #cancelFlush: (() => void) | null = null;
  #flushedAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(options: { push: PushBatch; wall: Pick<Clock, 'now' | 'after'>; log: Pick<Log, 'error'> }) {
    this.#push = options.push;
    this.#wall = options.wall;
    this.#log = options.log;
  }

  /** Replaces a state topic's value. */
  set<T extends StateTopic>(topic: T, value: StateTopics[T]): void {
    const state = this.#state(topic);
    state.value = value;
    state.dirty = true;
    this.#schedule();
  }

  /** Adds entries to a feed; one with a known id replaces the earlier. */
  add<T extends FeedTopic>(topic: T, entries: readonly FeedTopics[T][]): void {
    if (entries.length === 0) return;
    this.#feed(topic).pending.push(...entries);
    this.#schedule();
  }

  /** The present value, pushed or not; null for a state never set, an empty list for a feed. */
  snapshot<T extends Topic>(topic: T): TopicValue<T> | null {
    if (!isFeed(topic)) return this.#state(topic).value as TopicValue<T> | null;
    const feed = this.#feed(topic);
    return mergeFeed(feed.entries, feed.pending, FEED_LIMITS[topic]) as TopicValue<T>;
  }

  /** Begins (or, after a gap, begins again) to mirror topics into a window; their snapshots are pushed at once. */
  subscribe(windowId: string, topics: readonly Topic[]): void {
    const subscribed = this.#subscriptions.get(windowId) ?? new Set<Topic>();
    this.#subscriptions.set(windowId, subscribed);
    for (const topic of topics) subscribed.add(topic);
    if (this.#stopped || topics.length === 0) return;
    this.#send(
      windowId,
      topics.map((topic) => this.#snapshotMessage(topic)),
    );
  }

  /** Forgets a window. */
  unsubscribe(windowId: string): void {
    this.#subscriptions.delete(windowId);
  }

  /** Nothing is pushed afterwards. */
  stop(): void {
    this.#stopped = true;
    this.#cancelFlush?.();
    this.#cancelFlush = null;
    this.#subscriptions.clear();
  }

  #schedule(): void {
    if (this.#stopped || this.#cancelFlush) return;
    // Coarse and relative, so that a step of the wall clock (NTP) cannot hold pushes back.
    const rest = Math.min(COALESCE_MS, Math.max(0, this.#flushedAt + COALESCE_MS - this.#wall.now()));
    this.#cancelFlush = this.#wall.after(rest, () => this.#flush());
  }

  #flush(): void {
    this.#cancelFlush = null;
    this.#flushedAt = this.#wall.now();
    const messages = new Map<string, string>();
    for (const [topic, state] of this.#states) {
      const message = state.dirty ? this.#stateChange(topic, state) : null;
      if (message) messages.set(topic, message);
    }
    for (const [topic, feed] of this.#feeds) {
      const message = feed.pending.length > 0 ? this.#feedChange(topic as FeedTopic, feed) : null;
      if (message) messages.set(topic, message);
    }
    for (const [windowId, topics] of this.#subscriptions) {
      const own = [...messages].filter(([topic]) => topics.has(topic as Topic)).map(([, message]) => message);
      if (own.length > 0) this.#send(windowId, own);
    }
  }

  #stateChange(topic: string, state: State): string | null {
    state.dirty = false;
    if (state.list && Array.isArray(state.value)) return this.#listChange(topic, state, state.list, state.value);
    const encoded = this.#encode(topic, state.value);
    if (encoded === null || encoded === state.encoded) return null;
    state.encoded = encoded;
    state.revision += 1;
    return message(topic, state.revision, 'replace', encoded);
  }

  #listChange(topic: string, state: State, list: ListEncoding, value: readonly Entry[]): string | null {
    const { encoded } = this.#tried(topic, () => list.change(value)) ?? { encoded: null };
    if (encoded === null) return null;
    state.revision += 1;
    return message(topic, state.revision, 'patch', encoded);
  }

  #feedChange(topic: FeedTopic, feed: Feed): string | null {
    const added = mergeFeed([], feed.pending, FEED_LIMITS[topic]);
    feed.pending = [];
    const encoded = this.#encode(topic, added);
    if (encoded === null) return null;
    feed.entries = mergeFeed(feed.entries, added, FEED_LIMITS[topic]);
    feed.revision += 1;
    return message(topic, feed.revision, 'add', encoded);
  }

  #snapshotMessage(topic: Topic): string {
    if (!isFeed(topic)) {
      const { revision, encoded, list } = this.#state(topic);
      return message(topic, revision, 'snapshot', list?.encoded() ?? encoded);
    }
    const { revision, entries } = this.#feed(topic);
    return message(topic, revision, 'snapshot', JSON.stringify(entries));
  }

  #encode(topic: string, value: unknown): string | null {
    return this.#tried(topic, () => JSON.stringify(value) ?? 'null');
  }

  /** What cannot be encoded is not pushed: one broken value must not stop the others. */
  #tried<V>(topic: string, encode: () => V): V | null {
    try {
      return encode();
    } catch (error) {
      this.#log.error(`topic ${topic} cannot be pushed: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  #send(windowId: string, messages: readonly string[]): void {
    try {
      this.#push(windowId, `[${messages.join(',')}]`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#log.error(`window ${windowId} could not be told of changes: ${reason}`);
    }
  }

  #state(topic: string): State {
    const known = this.#states.get(topic);
    if (known) return known;
    const list = topic in LIST_TOPICS ? new ListEncoding(LIST_TOPICS[topic as keyof typeof LIST_TOPICS]) : null;
    const state: State = { revision: 0, encoded: 'null', value: null, dirty: false, list };
    this.#states.set(topic, state);
    return state;
  }

  #feed(topic: FeedTopic): Feed {
    const known = this.#feeds.get(topic);
    if (known) return known;
    const feed: Feed = { revision: 0, entries: [], pending: [] };
    this.#feeds.set(topic, feed);
    return feed;
  }
}

function isFeed(topic: Topic): topic is FeedTopic {
  return topic in FEED_LIMITS;
}

function message(
  topic: string,
  revision: number,
  kind: 'snapshot' | 'replace' | 'patch' | 'add',
  encodedValue: string,
): string {
  return `{"topic":"${topic}","revision":${revision},"kind":"${kind}","value":${encodedValue}}`;
}

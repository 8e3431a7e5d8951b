import type { Log } from '../../main-services/model/log.ts';
import type { Clock } from '../../main-services/supervision/Clock.ts';
import {
  FEED_LIMITS,
  type FeedTopic,
  type FeedTopics,
  type StateTopic,
  type StateTopics,
  type Topic,
  type TopicValue,
} from './contract/topics.ts';
import { PacedPushes, type PushBatch } from './PacedPushes.ts';
import { PushedFeed } from './PushedFeed.ts';
import { PushedState } from './PushedState.ts';

/** Three display frames: faster than an eye follows a number, slow enough that a storm of changes costs one push. */
const COALESCE_MS = 50;

/**
 * What every window mirrors. A subscriber gets a snapshot at once, then numbered changes, all windows in step: at most one push
 * every 50 ms of the wall clock (of what is long, later), the latest value of a state wins, entries of a feed are all sent.
 */
export class TopicHub {
  readonly #pushes: PacedPushes;
  readonly #wall: Pick<Clock, 'now' | 'after'>;
  readonly #log: Pick<Log, 'error'>;
  readonly #states = new Map<StateTopic, PushedState>();
  readonly #feeds = new Map<FeedTopic, PushedFeed>();
  readonly #subscriptions = new Map<string, Set<Topic>>();
  #cancelFlush: (() => void) | null = null;
  #flushedAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(options: { push: PushBatch; wall: Pick<Clock, 'now' | 'after'>; log: Pick<Log, 'error'> }) {
    this.#pushes = new PacedPushes(options);
    this.#wall = options.wall;
    this.#log = options.log;
  }

  /** Replaces a state topic's value. */
  set<T extends StateTopic>(topic: T, value: StateTopics[T]): void {
    this.#state(topic).set(value);
    this.#schedule();
  }

  /** Adds entries to a feed; one with a known id replaces the earlier. */
  add<T extends FeedTopic>(topic: T, entries: readonly FeedTopics[T][]): void {
    if (entries.length === 0) return;
    this.#feed(topic).add(entries);
    this.#schedule();
  }

  /** The present value, pushed or not; null for a state never set, an empty list for a feed. */
  snapshot<T extends Topic>(topic: T): TopicValue<T> | null {
    return this.#topic(topic).value as TopicValue<T> | null;
  }

  /** Begins (or, after a gap, begins again) to mirror topics into a window; their snapshots are pushed at once. */
  subscribe(windowId: string, topics: readonly Topic[]): void {
    const subscribed = this.#subscriptions.get(windowId) ?? new Set<Topic>();
    this.#subscriptions.set(windowId, subscribed);
    for (const topic of topics) subscribed.add(topic);
    if (this.#stopped || topics.length === 0) return;
    this.#pushes.add([{ windowId, messages: topics.map((topic) => this.#topic(topic).snapshot()) }]);
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
    this.#pushes.stop();
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
    const now = this.#wall.now();
    this.#flushedAt = now;
    const messages = new Map<Topic, string>();
    for (const [topic, known] of [...this.#states, ...this.#feeds]) {
      const message = this.#tried(topic, () => known.change(now));
      if (message !== null) messages.set(topic, message);
    }
    const shares = [...this.#subscriptions].map(([windowId, topics]) => ({
      windowId,
      messages: [...messages].filter(([topic]) => topics.has(topic)).map(([, message]) => message),
    }));
    this.#pushes.add(shares.filter((share) => share.messages.length > 0));
    if ([...this.#states.values()].some(({ isDirty }) => isDirty)) this.#schedule();
  }

  /** What cannot be encoded is not pushed: one broken value must not stop the others. */
  #tried(topic: string, change: () => string | null): string | null {
    try {
      return change();
    } catch (error) {
      this.#log.error(`topic ${topic} cannot be pushed: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  #topic(topic: Topic): PushedState | PushedFeed {
    return isFeed(topic) ? this.#feed(topic) : this.#state(topic);
  }

  #state(topic: StateTopic): PushedState {
    const known = this.#states.get(topic) ?? new PushedState(topic);
    this.#states.set(topic, known);
    return known;
  }

  #feed(topic: FeedTopic): PushedFeed {
    const known = this.#feeds.get(topic) ?? new PushedFeed(topic);
    this.#feeds.set(topic, known);
    return known;
  }
}

function isFeed(topic: Topic): topic is FeedTopic {
  return topic in FEED_LIMITS;
}

import { mergeFeed } from './contract/apply.ts';
import { FEED_LIMITS, type FeedTopic } from './contract/topics.ts';
import { topicMessage } from './topicMessage.ts';

interface Entry {
  readonly id: number;
}

/** A feed topic: the entries the windows were told, and those they have not been told yet. */
export class PushedFeed {
  readonly #topic: FeedTopic;
  #revision = 0;
  #entries: readonly Entry[] = [];
  #pending: Entry[] = [];

  constructor(topic: FeedTopic) {
    this.#topic = topic;
  }

  /** The present entries, told or not, newest first. */
  get value(): readonly Entry[] {
    return mergeFeed(this.#entries, this.#pending, FEED_LIMITS[this.#topic]);
  }

  add(entries: readonly Entry[]): void {
    this.#pending.push(...entries);
  }

  /** What windows are to be told now; null = nothing. @throws when the new entries cannot be encoded */
  change(): string | null {
    if (this.#pending.length === 0) return null;
    const added = mergeFeed([], this.#pending, FEED_LIMITS[this.#topic]);
    this.#pending = [];
    const encoded = JSON.stringify(added);
    this.#entries = mergeFeed(this.#entries, added, FEED_LIMITS[this.#topic]);
    this.#revision += 1;
    return topicMessage(this.#topic, this.#revision, 'add', encoded);
  }

  /** What a window that begins to look is told. */
  snapshot(): string {
    return topicMessage(this.#topic, this.#revision, 'snapshot', JSON.stringify(this.#entries));
  }
}

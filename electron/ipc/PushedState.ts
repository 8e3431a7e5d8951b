import { LIST_TOPICS, type StateTopic } from './contract/topics.ts';
import { ListEncoding } from './ListEncoding.ts';
import { topicMessage } from './topicMessage.ts';

/**
 * The larger a change was, the longer the next one of its topic waits (200 kB/s to each window): nobody reads a hundred rows twenty
 * times a second, and ten windows that draw them take the processors from the observatory.
 */
const CHARACTERS_PER_MS = 200;
const LONGEST_REST_MS = 500;

/** A state topic: what the windows were told of it, and what they have not been told yet. */
export class PushedState {
  readonly #topic: StateTopic;
  readonly #list: ListEncoding | null;
  #value: unknown = null;
  #isDirty = false;
  #revision = 0;
  /** JSON of the value at this revision; of a list its encoding knows it. */
  #encoded = 'null';
  #toldAt = 0;
  #restMs = 0;

  constructor(topic: StateTopic) {
    this.#topic = topic;
    this.#list = topic in LIST_TOPICS ? new ListEncoding(LIST_TOPICS[topic as keyof typeof LIST_TOPICS]) : null;
  }

  /** The present value, told or not. */
  get value(): unknown {
    return this.#value;
  }

  /** There may be something to tell, now or after a rest. */
  get isDirty(): boolean {
    return this.#isDirty;
  }

  set(value: unknown): void {
    this.#value = value;
    this.#isDirty = true;
  }

  /** What windows are to be told now; null = nothing, or nothing yet. @throws when the value cannot be encoded */
  change(now: number): string | null {
    // A step of the clock (NTP) ends a rest.
    const isResting = now >= this.#toldAt && now < this.#toldAt + this.#restMs;
    if (!this.#isDirty || isResting) return null;
    this.#isDirty = false;
    const encoded = this.#list === null ? this.#replacement() : this.#list.change(this.#entries()).encoded;
    if (encoded === null) return null;
    this.#toldAt = now;
    this.#restMs = Math.min(LONGEST_REST_MS, encoded.length / CHARACTERS_PER_MS);
    this.#revision += 1;
    return topicMessage(this.#topic, this.#revision, this.#list === null ? 'replace' : 'patch', encoded);
  }

  /** What a window that begins to look is told: the value of the last change. */
  snapshot(): string {
    return topicMessage(this.#topic, this.#revision, 'snapshot', this.#list?.encoded() ?? this.#encoded);
  }

  #replacement(): string | null {
    const encoded = JSON.stringify(this.#value) ?? 'null';
    if (encoded === this.#encoded) return null;
    this.#encoded = encoded;
    return encoded;
  }

  #entries(): readonly { readonly id: number }[] {
    return this.#value as readonly { readonly id: number }[];
  }
}

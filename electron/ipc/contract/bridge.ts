import type { Answer } from './answer.ts';
import type { TopicMessage } from './topics.ts';

/** What the preload script puts on `window.pyros`: the only door between a window and the observatory. */
export interface PyrosBridge {
  invoke(name: string, input: unknown): Promise<Answer<unknown>>;
  /** Called for every pushed message; the returned function ends it. */
  subscribe(listener: (message: TopicMessage) => void): () => void;
}

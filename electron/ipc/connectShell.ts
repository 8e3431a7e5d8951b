import type { Shell } from '../shell.ts';
import type { Caller } from './contract/index.ts';
import type { Topic } from './contract/topics.ts';
import type { TopicHub } from './publish.ts';
import { type ServeOptions, serveCalls } from './serve.ts';
import { subscribeCall } from './subscribeCall.ts';

/** Serves the windows of a shell: calls through `serveCalls`, topics through the hub. Returns what ends it. */
export function connectShell<Names extends string>(
  shell: Shell,
  hub: TopicHub,
  options: ServeOptions<Names>,
): () => void {
  const serve = serveCalls<string>({
    ...options,
    calls: { ...options.calls, subscribe: subscribeCall },
    handlers: {
      ...options.handlers,
      subscribe: ({ topics }: { topics: Topic[] }, { windowId }: Caller) => {
        hub.subscribe(windowId, topics);
        return null;
      },
    },
  });
  shell.onInvoke(serve);
  return shell.onWindowClosed((windowId) => hub.unsubscribe(windowId));
}

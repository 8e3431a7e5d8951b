import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyMessage, type Mirror } from '../../electron/ipc/contract/apply.ts';
import type {
  FeedTopic,
  FeedTopics,
  StateTopic,
  StateTopics,
  Topic,
  TopicMessage,
  TopicValue,
} from '../../electron/ipc/contract/topics.ts';
import { bridge } from '../ipc/bridge.ts';
import { FrameQueue } from '../ipc/FrameQueue.ts';
import { heardFromServices } from './connection.ts';
import { SnapshotRequests } from './SnapshotRequests.ts';

/** One mirror store per topic, created when first looked at. */
const stores = new Map<Topic, StoreApi<Mirror<unknown>>>();
const noEntries: readonly never[] = [];
const snapshots = new SnapshotRequests(
  (topics) => void bridge().invoke('subscribe', { topics }),
  () => performance.now(),
);
let unsubscribe: (() => void) | null = null;

function storeOf(topic: Topic): StoreApi<Mirror<unknown>> {
  const known = stores.get(topic);
  if (known) return known;
  const store = createStore<Mirror<unknown>>(() => ({ revision: -1, value: null }));
  stores.set(topic, store);
  if (unsubscribe) snapshots.ask([topic]);
  return store;
}

function deliver(messages: readonly TopicMessage[]): void {
  heardFromServices();
  for (const message of messages) {
    const store = stores.get(message.topic);
    if (!store) continue;
    if (message.kind === 'snapshot') snapshots.came(message.topic);
    const next = applyMessage(store.getState(), message);
    if (next === 'gap') snapshots.missed(message.topic);
    else store.setState(next, true);
  }
}

/** Starts mirroring; returns what ends it. Called once by the page. */
export function startMirroring(): () => void {
  const queue = new FrameQueue<TopicMessage>(deliver);
  unsubscribe = bridge().subscribe((message) => queue.push(message));
  snapshots.ask(stores.keys());
  return () => {
    unsubscribe?.();
    unsubscribe = null;
  };
}

/** A state topic as last pushed; null before the first snapshot, and where the observatory itself does not know. */
export function useTopic<T extends StateTopic>(topic: T): StateTopics[T] | null {
  return useStore(storeOf(topic), (mirror) => mirror.value as StateTopics[T] | null);
}

/** Part of a state topic: renders again only when the part changes. */
export function useTopicPart<T extends StateTopic, P>(topic: T, pick: (value: StateTopics[T] | null) => P): P {
  return useStore(storeOf(topic), (mirror) => pick(mirror.value as StateTopics[T] | null));
}

/** A feed, newest first. */
export function useFeed<T extends FeedTopic>(topic: T): readonly FeedTopics[T][] {
  return useStore(storeOf(topic), (mirror) => (mirror.value ?? noEntries) as readonly FeedTopics[T][]);
}

/** The present value outside rendering. */
export function readTopic<T extends Topic>(topic: T): TopicValue<T> | null {
  return storeOf(topic).getState().value as TopicValue<T> | null;
}

/** Calls back on every change outside rendering; returns what ends it. */
export function watchTopic<T extends Topic>(topic: T, listener: () => void): () => void {
  return storeOf(topic).subscribe(listener);
}

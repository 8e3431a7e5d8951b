import { z } from 'zod';
import type { Call } from './contract/call.ts';
import { query } from './contract/call.ts';
import { FEED_LIMITS, STATE_TOPICS, type Topic } from './contract/topics.ts';

const ALL_TOPICS = [...STATE_TOPICS, ...(Object.keys(FEED_LIMITS) as (keyof typeof FEED_LIMITS)[])] as const;

/** The transport's own call: a window asks for topics; their snapshots come as pushes. */
export const subscribeCall: Call<{ topics: Topic[] }, null> = query(
  'viewer',
  z.strictObject({ topics: z.array(z.enum(ALL_TOPICS)).max(ALL_TOPICS.length) }),
);

import type { AlarmView, AnnunciationView } from '../../../main-services/model/alarm.ts';
import type { Alert } from '../../../main-services/model/alert.ts';
import type { AlertSourceView } from '../../../main-services/model/alertSource.ts';
import type { EnvironmentState } from '../../../main-services/model/environment.ts';
import type { ImageRecord } from '../../../main-services/model/image.ts';
import type { LogLine } from '../../../main-services/model/log.ts';
import type { Night, SkyNow } from '../../../main-services/model/night.ts';
import type {
  AgentView,
  Closure,
  CommandRecord,
  ControlState,
  InstrumentsState,
  LostTime,
  MajordomeView,
  TaskView,
} from '../../../main-services/model/operations.ts';
import type { PlannerView, Planning } from '../../../main-services/model/planning.ts';
import type { ObservationRequest } from '../../../main-services/model/request.ts';
import type { Site } from '../../../main-services/model/site.ts';
import type { SessionView } from './control.ts';
import type { ShutdownStepView } from './shutdown.ts';
import type { Theme, WindowView } from './windows.ts';

/** Observatory time beside wall time, so that a window can run its clock between two pushes. */
export interface TimeView {
  readonly now: number;
  readonly wall: number;
  readonly speed: number;
  readonly simulated: boolean;
}

export interface SystemView {
  readonly version: string;
  readonly shell: string;
  /** Why this shell and not Electron; null when it is Electron. */
  readonly shellNote: string | null;
  readonly database: string;
  readonly databaseLatencyMs: number | null;
  readonly loopDelayMs: number;
  readonly loopWorstMs: number;
  readonly dataDirectory: string;
  readonly freeDiskBytes: number | null;
}

/** What happened in the night so far. */
export interface NightLogView {
  readonly closures: readonly Closure[];
  readonly lost: readonly LostTime[];
}

/**
 * State topics are replaced as a whole; feed topics grow at the front and keep `limit` entries. `null` = not known yet:
 * the console shows "--", never a zero.
 */
export interface StateTopics {
  time: TimeView;
  site: Site;
  night: Night | null;
  sky: SkyNow | null;
  environment: EnvironmentState | null;
  instruments: InstrumentsState | null;
  control: ControlState;
  session: SessionView;
  majordome: MajordomeView | null;
  planning: Planning | null;
  /** What the planner is doing; null = it has not been asked yet. */
  planner: PlannerView | null;
  requests: readonly ObservationRequest[];
  alerts: readonly Alert[];
  /** Where notices come from, and how those paths are. */
  alertSources: readonly AlertSourceView[];
  agents: readonly AgentView[];
  alarms: readonly AlarmView[];
  /** What is to be heard, and what is silenced. */
  annunciation: AnnunciationView;
  tasks: readonly TaskView[];
  system: SystemView;
  nightlog: NightLogView;
  windows: readonly WindowView[];
  theme: Theme;
  /** Steps of the ordered shutdown while it goes on; null otherwise. */
  shutdown: readonly ShutdownStepView[] | null;
}

export interface FeedTopics {
  log: LogLine;
  commands: CommandRecord;
  images: ImageRecord;
}

export const STATE_TOPICS = [
  'time',
  'site',
  'night',
  'sky',
  'environment',
  'instruments',
  'control',
  'session',
  'majordome',
  'planning',
  'planner',
  'requests',
  'alerts',
  'alertSources',
  'agents',
  'alarms',
  'annunciation',
  'tasks',
  'system',
  'nightlog',
  'windows',
  'theme',
  'shutdown',
] as const satisfies readonly (keyof StateTopics)[];

/**
 * State topics that are long lists: only entries that changed are sent (`patch`); entries carry an `id`. Beside each, the field of an
 * entry that is a long list itself and is sent in the same way; null = none.
 */
export const LIST_TOPICS = { requests: null, alerts: 'notices' } as const satisfies Partial<
  Record<keyof StateTopics, string | null>
>;

/** Feed topics with the number of entries kept; entries carry an `id`, a repeated id replaces the earlier entry. */
export const FEED_LIMITS = { log: 500, commands: 200, images: 200 } as const satisfies Record<keyof FeedTopics, number>;

export type StateTopic = keyof StateTopics;
export type FeedTopic = keyof FeedTopics;
export type Topic = StateTopic | FeedTopic;

/** What a subscriber holds after applying everything: a value for a state topic, a list (newest first) for a feed. */
export type TopicValue<T extends Topic> = T extends StateTopic
  ? StateTopics[T]
  : T extends FeedTopic
    ? readonly FeedTopics[T][]
    : never;

/**
 * A change of a list topic: entries that are new or different, and the ids in their order when that changed. The list inside an entry
 * comes whole with a new entry, as a `ListChange` with a known one, and not at all when it is the same.
 */
export interface ListChange {
  readonly order: readonly number[] | null;
  readonly entries: readonly { readonly id: number }[];
}

/** Sent to windows: a snapshot first, then changes with the next revision each; a gap means: subscribe again. */
export type TopicMessage<T extends Topic = Topic> =
  | { readonly topic: T; readonly revision: number; readonly kind: 'snapshot'; readonly value: TopicValue<T> }
  | { readonly topic: T; readonly revision: number; readonly kind: 'replace'; readonly value: TopicValue<T> }
  | { readonly topic: T; readonly revision: number; readonly kind: 'patch'; readonly value: ListChange }
  | { readonly topic: T; readonly revision: number; readonly kind: 'add'; readonly value: readonly unknown[] };

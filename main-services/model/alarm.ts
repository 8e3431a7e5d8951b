/** Severities as at Rubin's watcher, rising; NONE = the condition does not hold. */
export type AlarmSeverity = 'NONE' | 'WARNING' | 'SERIOUS' | 'CRITICAL';

/** Part of the observatory that an alarm belongs to. */
export type AlarmArea = 'environment' | 'site' | 'dome' | 'telescope' | 'cameras' | 'observation' | 'agents' | 'system';

/** Put aside by somebody for a while; lifted when the time is over, or when it gets worse than it was then. */
export interface AlarmShelf {
  readonly by: string;
  readonly at: number;
  readonly until: number;
  readonly reason: string;
  /** What it was when it was put aside. */
  readonly severity: AlarmSeverity;
}

/** One alarm as the console sees it. */
export interface AlarmView {
  readonly key: string;
  readonly area: AlarmArea;
  /** The worst since it was last acknowledged; NONE only while it is shelved and nothing is wrong. */
  readonly severity: AlarmSeverity;
  /** What it is now; NONE = the condition is gone. */
  readonly currentSeverity: AlarmSeverity;
  readonly message: string;
  /** What it means for tonight. */
  readonly effect: string;
  /** What to do about it. */
  readonly guidance: string;
  /** View that helps, or view and panel: "telescope/dome". */
  readonly panel: string;
  /** When the condition that holds, or held last, began. */
  readonly raisedAt: number;
  readonly clearedAt: number | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: number | null;
  /** How often the condition came since the alarm was last at rest. */
  readonly count: number;
  /** Since when nobody has heard from what raised it, while it stands; null = its source speaks. */
  readonly silentSince: number | null;
  /** When it was escalated because nobody acknowledged it; null = not. */
  readonly escalatedAt: number | null;
  readonly shelf: AlarmShelf | null;
}

/** What can happen to an alarm, or to the alarms as a whole (flood, mute). */
export type AlarmTransitionKind =
  | 'raised'
  | 'worse'
  | 'better'
  | 'cleared'
  | 'acknowledged'
  | 'shelved'
  | 'unshelved'
  | 'escalated'
  | 'silent'
  | 'heard'
  | 'flood'
  | 'flood-over'
  | 'muted'
  | 'unmuted';

/** One line of the alarms' history. */
export interface AlarmTransition {
  /** Counts up. */
  readonly id: number;
  readonly at: number;
  /** Empty for what concerns them all. */
  readonly key: string;
  readonly area: AlarmArea;
  readonly kind: AlarmTransitionKind;
  readonly severity: AlarmSeverity;
  readonly message: string;
  /** Who did it; null = nobody, it happened. */
  readonly by: string | null;
  /** In words: the reason of a shelving, why it was lifted. */
  readonly detail: string;
}

/** Which lines of the alarms' history are wanted; what is left out does not matter. */
export interface AlarmHistoryFilter {
  readonly key?: string | undefined;
  readonly area?: AlarmArea | undefined;
  /** This severity or a worse one. */
  readonly severity?: AlarmSeverity | undefined;
  readonly kinds?: readonly AlarmTransitionKind[] | undefined;
  /** In the message, the detail, the key or the name of who did it. */
  readonly text?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Lines older than the one with this id. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** What the windows have to sound; a new number is a new sound. */
export interface AlarmSound {
  readonly id: number;
  readonly at: number;
  readonly severity: Exclude<AlarmSeverity, 'NONE'>;
  readonly cause: 'new' | 'repeat' | 'escalated' | 'flood';
}

/** More new alarms than a person can take in one by one. */
export interface AlarmFlood {
  readonly since: number;
  /** New alarms since then; every one of them is in the list and in the history. */
  readonly alarms: number;
}

/** How the alarms make themselves heard. */
export interface AnnunciationView {
  readonly sound: AlarmSound | null;
  readonly mutedUntil: number | null;
  readonly mutedBy: string | null;
  readonly flood: AlarmFlood | null;
}

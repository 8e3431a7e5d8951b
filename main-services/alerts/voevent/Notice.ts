import type { Role } from './VoEvent.ts';

/** A mission's name as noticeTypes.ts lists it ("SVOM", "Einstein Probe"), a GCN publisher's own, or "other". */
export type Mission = string;

/** A place on the sky with the radius it is known to. J2000 degrees. */
export interface SkyPosition {
  readonly raDegrees: number;
  readonly decDegrees: number;
  readonly errorDegrees: number;
}

/** A notice understood: what a mission says about a burst. */
export interface Notice {
  /** JSON notices have none of their own: readJsonNotice gives them one. */
  readonly ivorn: string;
  readonly mission: Mission;
  /** The mission's own word for the kind of notice: "eclairs-wakeup", "bat-position", "gbm-final" … */
  readonly type: string;
  /** The mission's own name of the burst. */
  readonly burst: string;
  /** False: its author numbers no bursts, and `burst` is the notice's own name. */
  readonly hasBurstNumber: boolean;
  readonly role: Role;
  /** Raised by an administrator of this observatory for training. */
  readonly fake: boolean;
  /** False for packets that are not VOEvent 2.0: shown, never acted on. */
  readonly standard: boolean;
  readonly authorIvorn: string | null;
  readonly issuedAt: number | null;
  readonly triggerAt: number | null;
  /** After this instant its author does not stand by it any more (Why/expires). */
  readonly expiresAt: number | null;
  readonly position: SkyPosition | null;
  /** Why there is no position, in words; null when there is one. */
  readonly positionNote: string | null;
  /** Where the probability map lies, for events that have no point position. */
  readonly skyMapUrl: string | null;
  /** It takes the burst back, whatever else it carries. */
  readonly isRetraction: boolean;
  /** Identifiers it retracts; the burst's own name when it cites none. */
  readonly retracts: readonly string[];
  /** Every identifier it cites, retracted ones included. */
  readonly cites: readonly string[];
  /** The mission says that there is no burst at all: what it said before counts no more, though it is no formal retraction. */
  readonly disowned: boolean;
  /** What the mission itself holds against acting on it, in words. */
  readonly doubts: readonly string[];
  /** Signal to noise ratio, in sigma; null when not stated. */
  readonly significance: number | null;
}

import type { CameraStatus } from '../../devices/camera/Camera.ts';
import type { CoverStatus } from '../../devices/cover/Cover.ts';
import type { LinkState } from '../../devices/Device.ts';
import type { DomeStatus } from '../../devices/dome/Dome.ts';
import type { FocuserStatus } from '../../devices/focuser/Focuser.ts';
import type { MountStatus } from '../../devices/mount/Mount.ts';
import type { RotatorStatus } from '../../devices/rotator/Rotator.ts';
import type { ClosingView } from './closing.ts';
import type { DetectorName } from './request.ts';

export type { AlarmSeverity, AlarmView } from './alarm.ts';

export type OperatingMode = 'AUTO' | 'MAN';
export type MajordomeState = 'STARTUP' | 'DAY' | 'PASSIVE' | 'IDLE' | 'EXECUTING' | 'SECURED' | 'SHUTDOWN';

/** The latest read-back of each instrument; `status` is null until it has answered once. */
export interface InstrumentView<S> {
  readonly name: string;
  readonly link: LinkState;
  readonly status: S | null;
}

/** What this telescope can do beyond pointing and parking; empty lists and false = it cannot. */
export interface MountAbilities {
  readonly unpark: boolean;
  readonly home: boolean;
  readonly sync: boolean;
  /** From slowest to fastest. */
  readonly jogRates: readonly string[];
  readonly trackingRates: readonly string[];
}

/** What an observatory may have beside its telescope, dome and cameras; null = it is not fitted. */
export interface AccessoriesState {
  readonly focuser: InstrumentView<FocuserStatus> | null;
  readonly rotator: InstrumentView<RotatorStatus> | null;
  /** A mirror cover that is a device of its own, beside the mount's. */
  readonly cover: InstrumentView<CoverStatus> | null;
  readonly weatherStation: { readonly name: string; readonly link: LinkState } | null;
}

export interface InstrumentsState {
  readonly telescope: InstrumentView<MountStatus>;
  /** Absent = only pointing and parking. */
  readonly telescopeAbilities?: MountAbilities;
  readonly dome: InstrumentView<DomeStatus>;
  /** The slit is kept before the telescope. */
  readonly domeFollowing: boolean;
  readonly vis: InstrumentView<CameraStatus>;
  readonly nir: InstrumentView<CameraStatus>;
  /** Lamps through the PLC: name → on, off, or null when not known. */
  readonly lights: Readonly<Record<string, boolean | null>>;
  /** What each of them draws, amperes; null or absent = not told. */
  readonly lampCurrents?: Readonly<Record<string, number | null>>;
  /** Fans of the dome through the PLC, likewise; absent = there are none. */
  readonly fans?: Readonly<Record<string, boolean | null>>;
  /** What the PLC's own input says about the dome's shutter; a second witness beside the dome's read-back. */
  readonly shutterSeen?: 'open' | 'closed' | 'unknown';
  readonly plc: { readonly name: string; readonly link: LinkState };
  /** Absent = none is fitted. */
  readonly accessories?: AccessoriesState;
}

export interface ControlState {
  readonly mode: OperatingMode;
  /** Who commands by hand; null in AUTO (the majordome does). */
  readonly holder: string | null;
  /** Window of the holder; null in AUTO. */
  readonly holderWindow: string | null;
  readonly since: number;
  /** Another window asks the holder for control; null or left out = none does. */
  readonly request?: ControlRequest | null;
  /** The last request that was not granted, for who asked; null or left out = none, or it was granted. */
  readonly refused?: RefusedControlRequest | null;
}

/** A window that asks for control. */
export interface ControlRequest {
  readonly by: string;
  readonly windowId: string;
  readonly askedAt: number;
  /** Unanswered until then, it counts as declined. Wall clock: it is people who answer. */
  readonly endsAtWall: number;
}

export interface RefusedControlRequest {
  readonly windowId: string;
  readonly outcome: 'declined' | 'unanswered' | 'overtaken';
  readonly at: number;
}

/** What one camera is doing in the sequence that runs. */
export interface DetectorProgress {
  readonly detector: DetectorName;
  readonly filter: string;
  readonly exposureSeconds: number;
  readonly exposureStartedAt: number | null;
  readonly imagesDone: number;
  readonly imagesTotal: number;
  /** In words when the detector takes no part: "camera does not answer". */
  readonly note: string | null;
}

export interface ExecutionState {
  readonly sequenceId: number;
  readonly requestId: number;
  readonly name: string;
  readonly isAlert: boolean;
  readonly step: 'slewing' | 'exposing' | 'finishing';
  readonly startedAt: number;
  readonly expectedEndAt: number;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  readonly detectors: readonly DetectorProgress[];
}

export interface MajordomeView {
  readonly state: MajordomeState;
  readonly since: number;
  /** Why it is in this state, in words. */
  readonly reason: string;
  readonly execution: ExecutionState | null;
  /** The closing under way, or the last one; null before the first. */
  readonly closing?: ClosingView | null;
}

/** Time lost in the night, and to what. */
export interface LostTime {
  readonly cause: string;
  readonly start: number;
  /** Null while it lasts. */
  readonly end: number | null;
}

/** One closing of the dome: why, when the cause arose, when it was verified shut. */
export interface Closure {
  readonly cause: string;
  readonly at: number;
  readonly closedAt: number | null;
}

/** Life of one command: three separate facts, each with its time; or the reasons of the refusal. */
export interface CommandRecord {
  readonly id: number;
  readonly at: number;
  readonly by: string;
  readonly device: string;
  readonly command: string;
  readonly acknowledgedAt: number | null;
  readonly verifiedAt: number | null;
  readonly outcome: 'sent' | 'acknowledged' | 'verified' | 'refused' | 'failed' | 'not-verified';
  /** Reasons of a refusal, or the read-back in words. */
  readonly detail: string;
}

export interface AgentView {
  readonly name: string;
  readonly state: 'starting' | 'running' | 'restarting' | 'given-up' | 'stopped';
  readonly periodMs: number;
  readonly lastBeatAt: number | null;
  readonly restarts: number;
  readonly doing: string;
}

export interface TaskView {
  readonly id: number;
  readonly queue: string;
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'revoked';
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly detail: string;
}

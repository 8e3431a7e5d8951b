import type { Alert, AlertNotice, ReactionChain } from '../model/alert.ts';
import type { AuditFilter, AuditRecord } from '../model/audit.ts';
import type { DeviceHistoryFilter, DeviceStatusRecord } from '../model/deviceHistory.ts';
import type { SiteSynthesis, WeatherSynthesis } from '../model/environment.ts';
import type { RuleRecord } from '../model/environmentHistory.ts';
import type { ImageRecord } from '../model/image.ts';
import type { LogLevel, LogLine } from '../model/log.ts';
import type { Closure, CommandRecord, LostTime } from '../model/operations.ts';
import type { Planning } from '../model/planning.ts';
import type { PlanningCandidate } from '../model/planningCandidate.ts';
import type {
  ObservationRequest,
  ScientificProgramme,
  Sequence,
  SequenceStatus,
  TimeWindow,
} from '../model/request.ts';
import type { SettledRequestDraft } from '../model/requestDraft.ts';
import type { PyrosUser } from '../model/user.ts';
import type { AlarmRepository } from './AlarmRepository.ts';

import type { HistoryRepository } from './HistoryRepository.ts';

export type { AlarmRepository } from './AlarmRepository.ts';
export type { HistoryRepository } from './HistoryRepository.ts';

export interface RequestRepository {
  /** Stores the whole request or nothing; user and programme are found by name. */
  create(draft: SettledRequestDraft, createdAt: number): Promise<ObservationRequest>;
  /** Adds one sequence (status TOBEPLANNED) to a stored request: the rest of one that was interrupted. */
  addSequence(requestId: number, draft: SettledRequestDraft['sequences'][number]): Promise<ObservationRequest>;
  get(id: number): Promise<ObservationRequest | null>;
  /** Newest first. */
  list(limit: number): Promise<readonly ObservationRequest[]>;
  /** Submitted requests with a sequence that may still be planned in that night. */
  submittedFor(nightDate: string): Promise<readonly ObservationRequest[]>;
  setSubmitted(id: number, submitted: boolean): Promise<void>;
  setComplete(id: number, complete: boolean): Promise<void>;
  remove(id: number): Promise<void>;
  getSequence(id: number): Promise<Sequence | null>;
  setSequenceStatus(id: number, status: SequenceStatus, reason: string | null): Promise<void>;
  setSequenceWindows(id: number, windows: readonly TimeWindow[]): Promise<void>;
  /** Every sequence that is EXECUTING according to the database: after a crash, what was in mid-exposure. */
  executing(): Promise<readonly Sequence[]>;
  setImagesTaken(planId: number, imagesTaken: number): Promise<void>;
}

/** Telescope time that ended sequences used, seconds, by programme and by user: what was not executed is given back. */
export interface TimeSpent {
  readonly ofProgramme: ReadonlyMap<number, number>;
  readonly ofUser: ReadonlyMap<number, number>;
}

/** What a planning makes of a sequence. */
export interface SequenceSettlement {
  readonly sequenceId: number;
  readonly status: SequenceStatus;
  readonly reason: string | null;
}

/** The records as the planner reads and settles them. */
export interface PlanningRecordRepository {
  /** Every sequence of submitted requests that may be planned in a night: of that night, or put off to it. */
  candidates(nightDate: string): Promise<readonly PlanningCandidate[]>;
  statuses(sequenceIds: readonly number[]): Promise<ReadonlyMap<number, SequenceStatus>>;
  /** All or none; what began, ended, or was withdrawn meanwhile is left alone. */
  settle(changes: readonly SequenceSettlement[]): Promise<void>;
  setWindows(changes: readonly { sequenceId: number; windows: readonly TimeWindow[] }[]): Promise<void>;
  /**
   * Charges each sequence that has ended, once, with what its images cost: noted for the night and taken off its user's quota.
   * @returns how many were charged
   */
  chargeEnded(nightDate: string, costSeconds: (sequence: Sequence) => number): Promise<number>;
  /** What was charged in a night. */
  timeSpent(nightDate: string): Promise<TimeSpent>;
}

export interface PlanningRepository {
  save(planning: Omit<Planning, 'id'>): Promise<Planning>;
  /** Adds what was found out about a stored planning: its certificate, the prices of what it rejects. */
  amend(id: number, found: Pick<Planning, 'certificate' | 'rejected'>): Promise<void>;
  get(id: number): Promise<Planning | null>;
  latest(): Promise<Planning | null>;
  /** Newest first. */
  history(limit: number): Promise<
    readonly {
      id: number;
      nightDate: string;
      createdAt: number;
      trigger: string;
      planned: number;
      rejected: number;
      gap: number | null;
      improves: number | null;
    }[]
  >;
}

export interface EnvironmentRepository {
  /**
   * Takes one row for weather_watch, one for site_watch and some for rule_history; they are written within 100 ms of wall time. The
   * *_watch_history tables receive rows that grow old, not copies (build/decisions/0008-history.md). @throws when an earlier write failed
   */
  append(weather: WeatherSynthesis, site: SiteSynthesis, rules?: readonly RuleRecord[]): Promise<void>;
  count(from: number, to: number): Promise<number>;
}

export interface AlertRepository {
  /** Stores a notice as a new burst or under an existing one, in one transaction. */
  create(
    alert: Omit<Alert, 'id' | 'notices'>,
    notice: Omit<AlertNotice, 'id' | 'alertId'>,
    raw: string,
  ): Promise<Alert>;
  addNotice(alertId: number, notice: Omit<AlertNotice, 'id' | 'alertId'>, raw: string): Promise<AlertNotice>;
  update(
    id: number,
    change: Partial<
      Pick<
        Alert,
        | 'requestId'
        | 'rightAscensionDegrees'
        | 'declinationDegrees'
        | 'errorDegrees'
        | 'decision'
        | 'reasons'
        | 'retracted'
        | 'question'
        | 'strategy'
      >
    > & { chain?: ReactionChain },
  ): Promise<void>;
  get(id: number): Promise<Alert | null>;
  findByBurst(mission: string, burstId: string): Promise<Alert | null>;
  findByIvorn(ivorn: string): Promise<Alert | null>;
  findByRequest(requestId: number): Promise<Alert | null>;
  /** Newest first. */
  list(limit: number): Promise<readonly Alert[]>;
}

export interface ImageRepository {
  add(image: Omit<ImageRecord, 'id'>): Promise<ImageRecord>;
  setAnalysis(
    id: number,
    analysis: Pick<ImageRecord, 'fwhmArcseconds' | 'medianCounts' | 'sourceCount'>,
  ): Promise<ImageRecord>;
  get(id: number): Promise<ImageRecord | null>;
  /** Newest first. */
  list(limit: number): Promise<readonly ImageRecord[]>;
  ofPlan(planId: number): Promise<readonly ImageRecord[]>;
}

export interface LogRepository {
  /** Lines may bring the ids they were shown under. */
  append(lines: readonly (Omit<LogLine, 'id'> & { readonly id?: number })[]): Promise<void>;
  /** 0 when there is no line yet. */
  lastId(): Promise<number>;
  /** Newest first: lines at least as severe as `level`, with an id smaller than `before`, not written after `until`. */
  query(filter: {
    agent?: string | undefined;
    level?: LogLevel | undefined;
    text?: string | undefined;
    before?: number | undefined;
    until?: number | undefined;
    limit: number;
  }): Promise<readonly LogLine[]>;
}

export interface UserRepository {
  /** With the scrypt hash, for logging in only. */
  findForLogin(username: string): Promise<{ user: PyrosUser; passwordHash: string } | null>;
  create(user: Omit<PyrosUser, 'id'>, passwordHash: string): Promise<PyrosUser>;
  setValidated(id: number, validated: boolean): Promise<PyrosUser>;
  list(): Promise<readonly PyrosUser[]>;
  programmes(): Promise<readonly ScientificProgramme[]>;
}

/** Which alerts are observed, and how: XML (alerts/strategies/default.xml shows every element). */
export interface ObservationStrategy {
  readonly name: string;
  readonly description: string;
  readonly xml: string;
  readonly isDefault: boolean;
  /** Counts the changes of its XML, from 1. */
  readonly version: number;
}

/** A version of a strategy as it was stored. */
export interface StrategyVersion {
  readonly version: number;
  readonly xml: string;
  /** Null: it came with the installation. */
  readonly createdAt: number | null;
  readonly createdBy: string;
  readonly note: string;
}

/** Who changed a strategy, when and why. */
export interface StrategyChange {
  readonly at: number;
  readonly by: string;
  readonly note: string;
}

export interface StrategyRepository {
  get(name: string): Promise<ObservationStrategy | null>;
  /** The one alerts use unless told otherwise. */
  default(): Promise<ObservationStrategy | null>;
  list(): Promise<readonly ObservationStrategy[]>;
  /** Stores a new strategy, or a new version when its XML differs; earlier versions are kept. */
  save(name: string, xml: string, change?: StrategyChange, description?: string): Promise<ObservationStrategy>;
  /** Newest first. */
  versions(name: string): Promise<readonly StrategyVersion[]>;
  setDefault(name: string): Promise<void>;
}

export interface OperationsRepository {
  /** Stores a command, or its later fact under the same id. */
  saveCommand(record: CommandRecord): Promise<void>;
  commands(limit: number): Promise<readonly CommandRecord[]>;
  lastCommandId(): Promise<number>;
  /** Stores a change or a refusal of any IPC call: who, from which window, what, with which result. */
  audit(entry: {
    at: number;
    by: string;
    windowId: string;
    call: string;
    input: string;
    outcome: string;
    reason: string;
  }): Promise<void>;
  /** Newest first. */
  auditTrail(filter: AuditFilter): Promise<readonly AuditRecord[]>;
  saveClosure(closure: Closure): Promise<number>;
  setClosed(id: number, closedAt: number): Promise<void>;
  closures(from: number, to: number): Promise<readonly Closure[]>;
  saveLostTime(lost: LostTime): Promise<number>;
  endLostTime(id: number, end: number): Promise<void>;
  /** Ends what a killed application left open. */
  endOpenLostTimes(end: number): Promise<void>;
  lostTimes(from: number, to: number): Promise<readonly LostTime[]>;
  /** Latest status of a device, with its history. */
  recordDeviceStatus(device: string, at: number, status: string, detail: string): Promise<void>;
  /** Changes of the devices' states, newest first. */
  deviceHistory(filter: DeviceHistoryFilter): Promise<readonly DeviceStatusRecord[]>;
  recordVersion(module: string, version: string, at: number): Promise<void>;
}

/** Small settings of the console and the majordome that survive a restart: layouts, theme, mode. */
export interface SettingRepository {
  get(key: string): Promise<string | null>;
  set(key: string, value: string | null): Promise<void>;
}

/** An open database: every aggregate's repository. */
export interface Repositories {
  /** "SQLite" or "MariaDB", for the footer. */
  readonly engine: string;
  readonly requests: RequestRepository;
  readonly plannings: PlanningRepository;
  readonly planningRecords: PlanningRecordRepository;
  readonly environment: EnvironmentRepository;
  readonly history: HistoryRepository;
  readonly alerts: AlertRepository;
  readonly images: ImageRepository;
  readonly logs: LogRepository;
  readonly users: UserRepository;
  readonly strategies: StrategyRepository;
  readonly operations: OperationsRepository;
  readonly alarms: AlarmRepository;
  readonly settings: SettingRepository;
  /** One trivial question; answers how long it took, milliseconds. @throws when the database does not answer */
  ping(): Promise<number>;
  close(): Promise<void>;
}

export type AlertDecision = 'observe' | 'later' | 'ignore' | 'cancel' | 'ask';

/** One notice of one burst as it came in. */
export interface AlertNotice {
  readonly id: number;
  readonly alertId: number;
  readonly ivorn: string;
  readonly mission: string;
  readonly type: string;
  readonly role: string;
  readonly receivedAt: number;
  readonly source: string;
  readonly decision: AlertDecision;
  readonly reasons: readonly string[];
}

/** Asked of the operator while the telescope is under manual control. */
export interface AlertQuestion {
  readonly askedAt: number;
  /** Unanswered by then, `byDefault` is the answer. On the computer's clock: people answer in their own time, however fast a simulated night goes. */
  readonly untilWall: number;
  readonly withinMs: number;
  readonly byDefault: AlertAnswer;
  readonly answer: AlertAnswer | null;
  readonly answeredBy: string | null;
  readonly answeredAt: number | null;
}

export type AlertAnswer = 'observe' | 'ignore';

/** Steps from the wire to the sky, milliseconds since the Unix epoch; null = not reached (yet). */
export interface ReactionChain {
  readonly triggerAt: number | null;
  readonly receivedAt: number;
  readonly decidedAt: number | null;
  readonly slewCommandedAt: number | null;
  readonly onTargetAt: number | null;
  readonly firstExposureAt: number | null;
  /** Last byte of the notice to the slew command, in wall-clock milliseconds. */
  readonly slewLatencyMs: number | null;
}

/** Which strategy, in which of its versions, decided about a burst; version null = the one shipped, without a database. */
export interface DecidingStrategy {
  readonly name: string;
  readonly version: number | null;
}

/** One burst with its notices. */
export interface Alert {
  readonly id: number;
  readonly burstId: string;
  readonly name: string;
  readonly mission: string;
  readonly requestId: number | null;
  readonly rightAscensionDegrees: number | null;
  readonly declinationDegrees: number | null;
  readonly errorDegrees: number | null;
  readonly decision: AlertDecision;
  readonly reasons: readonly string[];
  readonly retracted: boolean;
  readonly fake: boolean;
  readonly createdAt: number;
  readonly notices: readonly AlertNotice[];
  readonly chain: ReactionChain;
  /** Null or left out: nobody was asked. */
  readonly question?: AlertQuestion | null;
  /** Null or left out: it is not known (decided before this was kept, or the strategy has been removed). */
  readonly strategy?: DecidingStrategy | null;
}

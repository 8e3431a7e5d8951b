import type { Alert, AlertDecision, AlertNotice, AlertQuestion, ReactionChain } from '../model/alert.ts';

export interface AlertRow {
  id: number;
  request_id: number | null;
  burst_id: string;
  mission: string;
  name: string;
  ra: number | null;
  dec: number | null;
  error: number | null;
  decision: AlertDecision;
  reasons: string;
  retracted: number;
  fake: number;
  created: number;
  trigger_at: number | null;
  received_at: number;
  decided_at: number | null;
  slew_commanded_at: number | null;
  on_target_at: number | null;
  first_exposure_at: number | null;
  slew_latency_ms: number | null;
  question: string | null;
  strategy_obs_id: number | null;
  strategy_version: number | null;
}

export interface NoticeRow {
  id: number;
  alert_id: number;
  ivorn: string;
  mission: string;
  type: string;
  role: string;
  received_at: number;
  source: string;
  decision: AlertDecision;
  reasons: string;
}

/** An alert's row with its notices, oldest first, and the name of its strategy, as the domain knows it. */
export function alertFromRow(row: AlertRow, notices: readonly NoticeRow[], strategyName: string | null): Alert {
  return {
    id: row.id,
    burstId: row.burst_id,
    name: row.name,
    mission: row.mission,
    requestId: row.request_id,
    rightAscensionDegrees: row.ra,
    declinationDegrees: row.dec,
    errorDegrees: row.error,
    decision: row.decision,
    reasons: sentences(row.reasons),
    retracted: Boolean(row.retracted),
    fake: Boolean(row.fake),
    createdAt: row.created,
    notices: notices.map(noticeFromRow),
    chain: {
      triggerAt: row.trigger_at,
      receivedAt: row.received_at,
      decidedAt: row.decided_at,
      slewCommandedAt: row.slew_commanded_at,
      onTargetAt: row.on_target_at,
      firstExposureAt: row.first_exposure_at,
      slewLatencyMs: row.slew_latency_ms,
    },
    question: questionFrom(row.question),
    strategy: strategyName === null ? null : { name: strategyName, version: row.strategy_version },
  };
}

export function chainColumns(chain: ReactionChain): Record<string, number | null> {
  return {
    trigger_at: chain.triggerAt,
    received_at: chain.receivedAt,
    decided_at: chain.decidedAt,
    slew_commanded_at: chain.slewCommandedAt,
    on_target_at: chain.onTargetAt,
    first_exposure_at: chain.firstExposureAt,
    slew_latency_ms: chain.slewLatencyMs,
  };
}

export function noticeColumns(notice: Omit<AlertNotice, 'id' | 'alertId'>): Record<string, unknown> {
  return {
    ivorn: notice.ivorn,
    mission: notice.mission,
    type: notice.type,
    role: notice.role,
    received_at: notice.receivedAt,
    source: notice.source,
    decision: notice.decision,
    reasons: JSON.stringify(notice.reasons),
  };
}

function noticeFromRow(row: NoticeRow): AlertNotice {
  return {
    id: row.id,
    alertId: row.alert_id,
    ivorn: row.ivorn,
    mission: row.mission,
    type: row.type,
    role: row.role,
    receivedAt: row.received_at,
    source: row.source,
    decision: row.decision,
    reasons: sentences(row.reasons),
  };
}

/** As we wrote it; what cannot be read was never asked. */
function questionFrom(text: string | null): AlertQuestion | null {
  if (text === null || text === '') return null;
  try {
    return JSON.parse(text) as AlertQuestion;
  } catch {
    return null;
  }
}

/** A JSON list as we wrote it; anything else (an edited fixture) is shown as the one sentence it is. */
function sentences(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map(String) : [String(value)];
  } catch {
    return text === '' ? [] : [text];
  }
}

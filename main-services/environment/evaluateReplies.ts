import type { PlcStatus } from '../../devices/plc/Plc.ts';
import { decodePlcStatus } from '../../devices/plc/plcStatusCodec.ts';
import { expectAccepted, matchAnswer } from '../../devices/transport/commands.ts';
import { parseReply } from '../../devices/transport/parseReply.ts';
import { type Evaluation, evaluateEnvironment, NO_MEMORY } from './evaluateEnvironment.ts';
import { judgeDate, NO_DATES } from './judgeDate.ts';
import { NO_OUTSIDE_FACTS, type OutsideFacts } from './OutsideFacts.ts';
import type { Thresholds } from './thresholds.ts';

/** One recorded answer of the PLC: its JSON, its raw text, or null when none came. */
export interface RecordedReply {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly reply: unknown;
}

export interface ReplyEvaluation extends Evaluation {
  readonly at: number;
  /** Why the reply is no reading; null when it is one, or when none came. */
  readonly fault: string | null;
}

/** The original's status has 3 KiB; what is longer than this is no status. */
const LONGEST_REPLY = 2 ** 20;

/**
 * Runs fusion and rules over recorded replies in order, as the monitoring would have done. `outside` says what was known beside
 * the PLC at an instant.
 */
export function* evaluateReplies(
  replies: Iterable<RecordedReply>,
  thresholds: Thresholds,
  outside: (at: number) => OutsideFacts = () => NO_OUTSIDE_FACTS,
): Generator<ReplyEvaluation> {
  let status: PlcStatus | null = null;
  let memory = NO_MEMORY;
  let dates = NO_DATES;
  for (const { at, reply } of replies) {
    let fault: string | null = null;
    if (reply !== null) {
      try {
        const answer = readReply(reply, at);
        const dated = judgeDate(answer.reportedAt, at, dates, thresholds.dateToleranceMs);
        dates = dated.memory;
        fault = dated.fault === null ? null : `PLC: ${dated.fault}`;
        if (fault === null) status = answer;
      } catch (error) {
        fault = error instanceof Error ? error.message : String(error);
      }
    }
    const evaluation = evaluateEnvironment(status, memory, thresholds, at, outside(at));
    memory = evaluation.memory;
    yield { ...evaluation, at, fault };
  }
}

function readReply(reply: unknown, at: number): PlcStatus {
  const text = typeof reply === 'string' ? reply : JSON.stringify(reply);
  if (text.length > LONGEST_REPLY) throw new Error(`PLC: a reply of ${text.length} characters is no status`);
  const [element] = matchAnswer('PLC', [{ name: 'STATUS' }], parseReply(text));
  if (element === undefined) throw new Error('PLC: an empty reply');
  return decodePlcStatus('PLC', expectAccepted('PLC', element), at);
}

import type { PlcStatus } from '../../devices/plc/Plc.ts';
import { decodePlcStatus } from '../../devices/plc/plcStatusCodec.ts';
import { expectAccepted, matchAnswer } from '../../devices/transport/commands.ts';
import { parseReply } from '../../devices/transport/parseReply.ts';
import { type Evaluation, evaluateEnvironment, NO_MEMORY } from './evaluateEnvironment.ts';
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

/** Runs fusion and rules over recorded replies in order, as the monitoring would have done. */
export function evaluateReplies(replies: readonly RecordedReply[], thresholds: Thresholds): readonly ReplyEvaluation[] {
  let status: PlcStatus | null = null;
  let memory = NO_MEMORY;
  return replies.map(({ at, reply }) => {
    let fault: string | null = null;
    if (reply !== null && reply !== undefined) {
      try {
        status = readReply(reply, at);
      } catch (error) {
        fault = error instanceof Error ? error.message : String(error);
      }
    }
    const evaluation = evaluateEnvironment(status, memory, thresholds, at);
    memory = evaluation.memory;
    return { ...evaluation, at, fault };
  });
}

function readReply(reply: unknown, at: number): PlcStatus {
  const text = typeof reply === 'string' ? reply : JSON.stringify(reply);
  if (text.length > LONGEST_REPLY) throw new Error(`PLC: a reply of ${text.length} characters is no status`);
  const [element] = matchAnswer('PLC', [{ name: 'STATUS' }], parseReply(text));
  if (element === undefined) throw new Error('PLC: an empty reply');
  return decodePlcStatus('PLC', expectAccepted('PLC', element), at);
}

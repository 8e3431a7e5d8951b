import { z } from 'zod';
import type { InstructionAnswer } from '../../../main-services/model/instruction.ts';
import { change, command, query } from './call.ts';

const line = z.strictObject({ line: z.string().max(2000) });

/** The instrument language (devices/GRAMMAR.md), typed. */
export const instructionCalls = {
  /** Questions (GET) and STOP, which need no control. */
  'instructions.ask': change<{ line: string }, readonly InstructionAnswer[]>('expert', line),
  /** Anything, by who holds control. */
  'instructions.say': command<{ line: string }, readonly InstructionAnswer[]>('expert', line),
  /** What could stand at the end of a beginning, and what is wrong with it so far. */
  'instructions.complete': query<{ line: string }, InstructionHelp>('viewer', line),
} as const;

export interface InstructionHelp {
  readonly words: readonly string[];
  /** Null while it could still become a sentence, or is one. */
  readonly fault: { readonly position: number; readonly message: string } | null;
  /** It is whole, and only asks or stops. */
  readonly needsNoControl: boolean;
}

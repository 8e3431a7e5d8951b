import { completeInstruction } from '../../../devices/grammar/completeInstruction.ts';
import { decodeFrame } from '../../../devices/grammar/frame.ts';
import { GrammarError } from '../../../devices/grammar/GrammarError.ts';
import type { Instruction } from '../../../devices/grammar/Instruction.ts';
import { parseInstructions } from '../../../devices/grammar/parseInstructions.ts';
import { Refusal } from '../../../main-services/model/refusal.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import type { Handlers } from '../contract/index.ts';
import type { InstructionHelp, instructionCalls } from '../contract/instructions.ts';

/** The typed instrument language. What is said goes through the same commands, interlocks and records as the buttons. */
export function instructionHandlers(observatory: Observatory): Pick<Handlers, keyof typeof instructionCalls> {
  const { instructions, control } = observatory;
  return {
    'instructions.ask': ({ line }, { userName }) => {
      const said = understood(line);
      const moving = said.find((instruction) => !isHarmless(instruction));
      if (moving)
        throw new Refusal('control', `${moving.verb} ${moving.device} ${moving.word} needs control: take it first.`);
      return instructions.carryOut(said, userName);
    },
    'instructions.say': ({ line }, { userName }) => {
      const said = understood(line);
      if (said.some((instruction) => !isHarmless(instruction))) control.releaseStop();
      return instructions.carryOut(said, userName);
    },
    'instructions.complete': ({ line }) => help(line),
  };
}

/** Sentences, or the JSON frame of the same language. */
function understood(line: string): Instruction[] {
  try {
    return line.trimStart().startsWith('{') ? decodeFrame(line) : parseInstructions(line);
  } catch (error) {
    if (error instanceof GrammarError) throw new Refusal('input', error.message);
    throw error;
  }
}

/** Changes nothing, or stops: never refused for want of control. */
function isHarmless({ verb, word }: Instruction): boolean {
  return verb === 'GET' || word === 'STOP';
}

function help(line: string): InstructionHelp {
  const words = completeInstruction(line);
  try {
    return { words, fault: null, needsNoControl: parseInstructions(line).every(isHarmless) };
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    // What is only missing at the end is no fault of somebody who is still typing.
    const unfinished = error.position >= line.trimEnd().length || words.length > 0;
    const fault = unfinished ? null : { position: error.position, message: error.message };
    return { words, fault, needsNoControl: false };
  }
}

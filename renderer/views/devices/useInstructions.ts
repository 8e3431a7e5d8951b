import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../electron/ipc/contract/answer.ts';
import type { InstructionHelp } from '../../../electron/ipc/contract/instructions.ts';
import type { InstructionAnswer } from '../../../main-services/model/instruction.ts';
import { client } from '../../ipc/client.ts';

/** Typing pauses so long before help is asked for. */
const TYPING_MS = 60;
const MOST_SAID = 200;

/** A line that was said, and what came of it; `answer` is null while it is under way. */
export interface SaidLine {
  readonly id: number;
  readonly at: number;
  readonly line: string;
  readonly answer: Answer<readonly InstructionAnswer[]> | null;
}

const NO_HELP: InstructionHelp = { words: [], fault: null, needsNoControl: false };

/** What could follow what is typed, asked for while one types. */
export function useInstructionHelp(line: string): InstructionHelp {
  const [help, setHelp] = useState(NO_HELP);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(async () => {
      const answer = await client['instructions.complete']({ line });
      if (!gone && answer.ok) setHelp(answer.value);
    }, TYPING_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [line]);
  return help;
}

/** Says lines, and keeps what came of them, oldest first. */
export function useSaidLines() {
  const [said, setSaid] = useState<readonly SaidLine[]>([]);
  const next = useRef(1);
  const say = async (line: string, at: number) => {
    const id = next.current;
    next.current += 1;
    setSaid((before) => [...before, { id, at, line, answer: null }].slice(-MOST_SAID));
    // Asked anew: the help on the screen may be of an earlier letter.
    const help = await client['instructions.complete']({ line });
    const harmless = help.ok && help.value.needsNoControl;
    const answer = harmless ? await client['instructions.ask']({ line }) : await client['instructions.say']({ line });
    setSaid((before) => before.map((one) => (one.id === id ? { ...one, answer } : one)));
  };
  return { said, say, clear: () => setSaid([]) };
}

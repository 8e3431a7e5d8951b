import { GrammarError } from './GrammarError.ts';
import { parseInstructions } from './parseInstructions.ts';

/** What could stand at the end of a beginning, whole words, in the order of the language. */
export function completeInstruction(beginning: string): readonly string[] {
  const sentence = beginning.slice(beginning.lastIndexOf(';') + 1);
  const started = /\S*$/.exec(sentence)?.[0] ?? '';
  const before = sentence.slice(0, sentence.length - started.length);
  const expected = expectedAfter(before);
  const typed = started.toUpperCase();
  return expected.filter((word) => word.toUpperCase().startsWith(typed));
}

function expectedAfter(said: string): readonly string[] {
  try {
    parseInstructions(said);
    return [];
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    // Only what is missing at the end can be completed; a fault before it must be mended first.
    return error.position >= said.length || said.trim() === '' ? error.expected : [];
  }
}

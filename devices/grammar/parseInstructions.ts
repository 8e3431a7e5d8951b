import { GrammarError } from './GrammarError.ts';
import { type ArgumentValue, GRAMMAR_DEVICES, type GrammarDevice, type Instruction, type Verb } from './Instruction.ts';
import { readArgument } from './readArgument.ts';
import { type Entry, entryFor, VOCABULARY } from './vocabulary.ts';
import { sentences, type Word } from './words.ts';

const VERBS: readonly Verb[] = ['GET', 'SET', 'DO'];

/**
 * Reads a line of the instrument language: `DO TELESCOPE GOTO ra=10:41:04 dec=+41:16:09; SET DOME FOLLOWING on`. All of it is
 * understood before any of it is answered. Words may be written small.
 * @throws GrammarError saying what is wrong, where, and what could stand there
 */
export function parseInstructions(line: string): Instruction[] {
  const found = sentences(line);
  if (found.length === 0) throw new GrammarError('Nothing is said.', 0, VERBS);
  return found.map((sentence) => instruction(sentence, line.length));
}

function instruction([first, second, third, ...rest]: readonly Word[], end: number): Instruction {
  const verb = oneOf(VERBS, first, end, 'a verb');
  const spoken = GRAMMAR_DEVICES.filter((device) => entriesOf(verb, device).length > 0);
  const device = oneOf(spoken, second, end, 'an instrument');
  const known = entriesOf(verb, device).map(({ word }) => word);
  const word = oneOf(known, third, end, `something to ${verb} of ${device}`);
  const entry = entryFor(verb, device, word);
  if (!entry) throw new GrammarError(`${device} has no ${word}.`, third?.start ?? end, known);
  return { verb, device, word, arguments: argumentsOf(entry, rest, end) };
}

function entriesOf(verb: Verb, device: GrammarDevice): Entry[] {
  return VOCABULARY.filter((entry) => entry.verb === verb && entry.devices.includes(device));
}

function oneOf<T extends string>(choices: readonly T[], word: Word | undefined, end: number, what: string): T {
  if (!word) throw new GrammarError(`Here ${what} is missing: ${choices.join(', ')}.`, end, choices);
  const chosen = choices.find((choice) => choice === word.text.toUpperCase());
  if (chosen) return chosen;
  throw new GrammarError(`"${word.text}" is not ${what}; there are ${choices.join(', ')}.`, word.start, choices);
}

function argumentsOf(entry: Entry, words: readonly Word[], end: number): Record<string, ArgumentValue> {
  const given: Record<string, ArgumentValue> = {};
  const names = entry.parameters.map(({ name }) => name);
  for (const word of words) {
    const equals = word.text.indexOf('=');
    const name = equals > 0 ? word.text.slice(0, equals).toLowerCase() : null;
    const parameter = entry.parameters.find((one) => (name === null ? !(one.name in given) : one.name === name));
    if (!parameter) {
      const takes = names.length === 0 ? 'nothing more' : names.join(', ');
      throw new GrammarError(`${entry.word} takes ${takes}: "${word.text}" is too much.`, word.start, names);
    }
    if (parameter.name in given) throw new GrammarError(`${parameter.name} is given twice.`, word.start);
    const read = readArgument(parameter, name === null ? word.text : word.text.slice(equals + 1));
    if ('fault' in read) throw new GrammarError(`${read.fault}.`, word.start);
    given[parameter.name] = read.value;
  }
  const missing = names.filter((name) => !(name in given));
  if (missing.length > 0)
    throw new GrammarError(
      `${entry.word} needs ${missing.join(' and ')}.`,
      end,
      missing.map((name) => `${name}=`),
    );
  return given;
}

import { GrammarError } from './GrammarError.ts';
import type { Instruction } from './Instruction.ts';
import { parseInstructions } from './parseInstructions.ts';

/** The JSON frame of instructions, in the form of the PLC's own: `{"command": [{"name": "DO", "device": "DOME", …}]}`. */
export function encodeFrame(instructions: readonly Instruction[]): string {
  return JSON.stringify({
    command: instructions.map(({ verb, device, word, arguments: given }) => ({ name: verb, device, word, ...given })),
  });
}

/**
 * Reads such a frame with the same checks as a typed line.
 * @throws GrammarError naming the element that is not understood
 */
export function decodeFrame(text: string): Instruction[] {
  const frame = parsed(text);
  const commands = isRecord(frame) ? frame.command : null;
  if (!Array.isArray(commands) || commands.length === 0)
    throw new GrammarError('The frame has no list "command" of at least one instruction.', 0, ['command']);
  return commands.map((element: unknown, index) => {
    if (!isRecord(element)) throw new GrammarError(`command[${index}] is not an object.`, 0);
    const { name, device, word, ...given } = element;
    const spoken = Object.entries(given).map(([key, value]) => `"${key}=${asText(value, `command[${index}].${key}`)}"`);
    try {
      const [instruction] = parseInstructions(
        [name, device, word]
          .map((part) => `"${String(part)}"`)
          .concat(spoken)
          .join(' '),
      );
      if (instruction) return instruction;
    } catch (error) {
      if (error instanceof GrammarError)
        throw new GrammarError(`command[${index}]: ${error.message}`, 0, error.expected);
      throw error;
    }
    throw new GrammarError(`command[${index}] says nothing.`, 0);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GrammarError(`The frame is not JSON: ${(error as Error).message}`, 0);
  }
}

function asText(value: unknown, where: string): string {
  const plain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string';
  if (!plain || String(value).includes('"'))
    throw new GrammarError(`${where} is neither a number, a word nor a switch.`, 0);
  return String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

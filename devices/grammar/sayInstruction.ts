import type { Instruction } from './Instruction.ts';

/** The sentence of an instruction, as it could have been typed: with names, angles in degrees. */
export function sayInstruction({ verb, device, word, arguments: given }: Instruction): string {
  const spoken = Object.entries(given).map(([name, value]) => {
    const text = typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
    return `${name}=${/[\s;]/.test(text) ? `"${text}"` : text}`;
  });
  return [verb, device, word, ...spoken].join(' ');
}

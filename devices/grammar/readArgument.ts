import type { ArgumentValue } from './Instruction.ts';
import type { Parameter } from './vocabulary.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const SEXAGESIMAL = /^([+-]?)(\d{1,3})[:hd°](\d{1,2})(?:[:m'′](\d{1,2}(?:\.\d*)?)?[s"″]?)?$/i;
const ON = ['on', 'true', 'yes', 'open', '1'];
const OFF = ['off', 'false', 'no', 'close', 'closed', 'shut', '0'];

/** The value of an argument, or in words what is wrong with it. Sexagesimal right ascensions are hours, decimal ones degrees. */
export function readArgument(parameter: Parameter, text: string): { value: ArgumentValue } | { fault: string } {
  const { name, is } = parameter;
  if (is.kind === 'text') return text === '' ? { fault: `${name} is empty` } : { value: text };
  if (is.kind === 'choice') {
    const chosen = is.of.find((one) => one.toLowerCase() === text.toLowerCase());
    return chosen === undefined ? { fault: `${name} "${text}" is none of ${is.of.join(', ')}` } : { value: chosen };
  }
  if (is.kind === 'switch') {
    if (ON.includes(text.toLowerCase())) return { value: true };
    if (OFF.includes(text.toLowerCase())) return { value: false };
    return { fault: `${name} "${text}" is neither on nor off` };
  }
  const value = is.kind === 'angle' ? angle(text, is.hours) : number(text);
  if (value === null) return { fault: `${name} "${text}" is not ${is.kind === 'angle' ? 'an angle' : 'a number'}` };
  if (value < is.from || value > is.to) return { fault: `${name} ${text} is not within ${is.from} … ${is.to}` };
  return { value };
}

function number(text: string): number | null {
  return NUMBER.test(text) ? Number(text) : null;
}

function angle(text: string, hours: boolean): number | null {
  const match = SEXAGESIMAL.exec(text);
  if (match === null) return number(text);
  const [, sign, whole, minutes, seconds] = match;
  if (Number(minutes) >= 60 || Number(seconds ?? 0) >= 60) return null;
  const size = Number(whole) + Number(minutes) / 60 + Number(seconds ?? 0) / 3600;
  return (sign === '-' ? -size : size) * (hours ? 15 : 1);
}

import type { Command } from './DeviceSimulator.ts';
import { isRecord } from './isRecord.ts';
import { readNumber } from './readNumber.ts';

/** A frame as PROTOCOL.md has it; `at` and `rate` are null when not given. */
export interface CommandFrame {
  readonly commands: readonly Command[];
  readonly at: number | null;
  readonly rate: number | null;
}

/** The fastest clock that is believed. */
const HIGHEST_RATE = 100_000;

/** Reads a JSON value as a frame; throws an Error that says what is missing. */
export function readFrame(value: unknown): CommandFrame {
  if (!isRecord(value) || !Array.isArray(value.command)) throw new Error('a frame must have a "command" array');
  const commands = value.command.map((each: unknown, index): Command => {
    if (!isRecord(each) || typeof each.name !== 'string') throw new Error(`command ${index} has no "name"`);
    return { ...each, name: each.name };
  });
  return {
    commands,
    at: value.at === undefined ? null : readInstant(value.at),
    rate: value.rate === undefined ? null : readNumber(value.rate, 'rate', 0, HIGHEST_RATE),
  };
}

function readInstant(value: unknown): number {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (!Number.isFinite(at)) throw new Error(`"at" must be an ISO instant, not ${JSON.stringify(value)}`);
  return at;
}

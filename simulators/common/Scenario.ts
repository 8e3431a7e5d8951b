import { readFileSync } from 'node:fs';
import { isRecord } from './isRecord.ts';

/** One event of one simulator. */
export interface ScenarioEntry {
  /** Place in the file, counted from 1, for messages. */
  readonly number: number;
  /** Iteration at which it happens. */
  readonly iteration: number;
  readonly item: unknown;
}

/** A scenario in the original's JSON format, reduced to one simulator. */
export interface Scenario {
  readonly file: string;
  readonly iterations: number;
  readonly entries: readonly ScenarioEntry[];
}

/**
 * Reads what concerns the simulator `key` ("plcSimulator" …); entries of others are left to them. Throws an Error that names file and entry.
 */
export function readScenario(file: string, key: string): Scenario {
  const value = parse(file);
  if (!Array.isArray(value)) throw new Error(`${file}: a scenario must be an array`);
  const [iterations, ...rest] = value as unknown[];
  if (typeof iterations !== 'number' || !Number.isInteger(iterations) || iterations < 1) {
    throw new Error(`${file}: the first element must be the number of iterations, not ${JSON.stringify(iterations)}`);
  }
  const entries = rest.map((entry, index) => readEntry(file, entry, index + 1));
  return {
    file,
    iterations,
    entries: entries
      .filter(({ entry }) => key in entry)
      .map(({ number, iteration, entry }) => ({ number, iteration, item: entry[key] })),
  };
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readEntry(file: string, entry: unknown, number: number) {
  const where = `${file}, entry ${number}`;
  if (!isRecord(entry)) throw new Error(`${where}: must be an object with "time" and a simulator's name`);
  const iteration = entry.time;
  if (typeof iteration !== 'number' || !Number.isFinite(iteration) || iteration < 0) {
    throw new Error(`${where}: "time" must be an iteration number, not ${JSON.stringify(iteration) ?? 'missing'}`);
  }
  return { number, iteration, entry };
}

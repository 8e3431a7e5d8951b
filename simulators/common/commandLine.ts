import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** What every simulator understands on its command line; null = not given. */
export interface CommandLine {
  readonly scenario: string | null;
  readonly port: number | null;
  readonly host: string | null;
  readonly iterationSeconds: number;
  /** When the simulator's time begins, milliseconds since the Unix epoch. */
  readonly start: number | null;
  readonly speed: number;
  readonly withParent: boolean;
  readonly liveWeather: boolean;
  readonly domePort: number | null;
  readonly focuserPort: number | null;
  readonly authorPort: number | null;
  readonly inbox: string | null;
  readonly drop: string | null;
  /** Where a serial device is to have its port, beside or instead of TCP. */
  readonly pty: string | null;
  /** How long (wall clock) a serial device thinks before it answers. */
  readonly answerAfterMs: number;
  /** Peculiarities of a serial device, in its own words. */
  readonly manners: readonly string[];
}

/** Two seconds a loop, as in the original. */
const DEFAULT_ITERATION_SECONDS = 2;

/** Reads the arguments after the script's name; throws an Error that says which one is wrong. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      'iteration-seconds': { type: 'string' },
      start: { type: 'string' },
      speed: { type: 'string' },
      'with-parent': { type: 'boolean' },
      'live-weather': { type: 'boolean' },
      'dome-port': { type: 'string' },
      'focuser-port': { type: 'string' },
      'author-port': { type: 'string' },
      inbox: { type: 'string' },
      drop: { type: 'string' },
      pty: { type: 'string' },
      'answer-after-ms': { type: 'string' },
      manner: { type: 'string', multiple: true },
    },
  });
  if (positionals.length > 1) throw new Error(`one scenario file at most, not ${positionals.join(' and ')}`);
  return {
    scenario: positionals[0] === undefined ? null : findScenario(positionals[0]),
    port: readPort(values.port, 'port'),
    host: values.host ?? null,
    iterationSeconds: readPositive(values['iteration-seconds'], 'iteration-seconds') ?? DEFAULT_ITERATION_SECONDS,
    start: readStart(values.start),
    speed: readPositive(values.speed, 'speed') ?? 1,
    withParent: values['with-parent'] === true,
    liveWeather: values['live-weather'] === true,
    domePort: readPort(values['dome-port'], 'dome-port'),
    focuserPort: readPort(values['focuser-port'], 'focuser-port'),
    authorPort: readPort(values['author-port'], 'author-port'),
    inbox: values.inbox ?? null,
    drop: values.drop ?? null,
    pty: values.pty ?? null,
    answerAfterMs: readPositive(values['answer-after-ms'], 'answer-after-ms') ?? 0,
    manners: values.manner ?? [],
  };
}

/** The file as given, or the bundled scenario of that name. */
function findScenario(name: string): string {
  const bundled = join(import.meta.dirname, '..', 'scenarios', name);
  return !existsSync(name) && existsSync(bundled) ? bundled : name;
}

function readPort(text: string | undefined, name: string): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--${name} must be a port from 0 to 65535, not "${text}"`);
  }
  return port;
}

function readPositive(text: string | undefined, name: string): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} must be a number above 0, not "${text}"`);
  return value;
}

function readStart(text: string | undefined): number | null {
  if (text === undefined) return null;
  const start = Date.parse(text);
  if (!Number.isFinite(start)) throw new Error(`--start must be an ISO instant, not "${text}"`);
  return start;
}

import { type CommandLine, readCommandLine } from './commandLine.ts';
import { followParent } from './followParent.ts';
import { SimulatorClock } from './SimulatorClock.ts';

/** A simulator that runs: what `ready` says, and how it ends. */
export interface Running {
  /** Ports it listens on, in the order PROTOCOL.md gives. */
  readonly ports: readonly number[];
  stop(): Promise<void>;
}

/** What a simulator is given to run with. */
export interface Surroundings {
  readonly options: CommandLine;
  readonly clock: SimulatorClock;
  /** When iteration 0 of the scenario is. */
  readonly scenarioStart: number;
  /** Ends the process in order. */
  readonly end: () => void;
}

/** The whole life of a simulator process: command line, clock, `ready` line, end by signal or with the parent. */
export async function runSimulator(start: (surroundings: Surroundings) => Promise<Running>): Promise<void> {
  // A parent that no longer reads what we say is no reason to die.
  process.stdout.on('error', () => undefined);
  let running: Running | null = null;
  let clock: SimulatorClock | null = null;
  const end = () => {
    clock?.stop();
    // An open standard input would keep the process alive.
    process.stdin.destroy();
    void (running?.stop() ?? Promise.resolve()).then(() => process.exit());
  };
  try {
    const options = readCommandLine(process.argv.slice(2));
    const scenarioStart = options.start ?? Date.now();
    clock = new SimulatorClock({ start: scenarioStart, speed: options.speed, anchored: options.start !== null });
    process.once('SIGTERM', end);
    // Ctrl+C in a terminal reaches parent and children alike; the parent still needs us to close its dome, and says when it is done.
    if (options.withParent) process.on('SIGINT', () => undefined);
    else process.once('SIGINT', end);
    if (options.withParent) followParent(process.stdin, clock, end);
    running = await start({ options, clock, scenarioStart, end });
    process.stdout.write(`ready ${running.ports.join(' ')}\n`);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error && 'address' in error) {
    return `port ${String(error.port)} of ${String(error.address)} is in use: is another simulator running?`;
  }
  return error.message;
}

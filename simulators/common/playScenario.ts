import { readScenario } from './Scenario.ts';
import type { SimulatorClock } from './SimulatorClock.ts';

export interface Play {
  /** The scenario's file. */
  readonly file: string;
  /** Whose entries: "plcSimulator" … */
  readonly key: string;
  /** When iteration 0 is, milliseconds since the Unix epoch. */
  readonly start: number;
  readonly iterationSeconds: number;
  /** Checks an item at the start and answers what it does. */
  readonly readItem: (item: unknown) => (now: number) => void;
}

/** Checks a scenario and puts its entries on the clock. Answers when its last iteration ends; throws an Error naming file and entry. */
export function playScenario(play: Play, clock: SimulatorClock): number {
  const scenario = readScenario(play.file, play.key);
  const steps = scenario.entries.map((entry) => {
    try {
      return { ...entry, act: play.readItem(entry.item) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${scenario.file}, entry ${entry.number} (${play.key}): ${reason}`);
    }
  });
  for (const step of steps) clock.at(play.start + step.iteration * play.iterationSeconds * 1000, step.act);
  return play.start + scenario.iterations * play.iterationSeconds * 1000;
}

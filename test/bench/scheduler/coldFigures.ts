import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../Figure.ts';
import type { BenchProblem } from './benchProblems.ts';
import { type Reached, reachedFigures } from './qualityFigures.ts';

const SCRIPT = fileURLToPath(new URL('./coldPlan.ts', import.meta.url));

/** Each problem in a process of its own that has compiled nothing yet, a second of planning. */
export function coldFigures(problems: readonly BenchProblem[], say: (line: string) => void): readonly Figure[] {
  const reached = problems.map(({ name, kind, bestKnown }): Reached => {
    const answer: { value: number; gap: number } = JSON.parse(
      execFileSync(process.execPath, [SCRIPT, name], { encoding: 'utf8' }),
    );
    const percent = bestKnown > 0 ? (100 * answer.value) / Math.max(answer.value, bestKnown) : 100 * (1 - answer.gap);
    say(`${name}: cold ${percent.toFixed(2)} %`);
    return { name, kind, percent, gap: 100 * answer.gap };
  });
  return reachedFigures('scheduler.cold.1-s', reached, { mean: 99.8, worst: 99 });
}

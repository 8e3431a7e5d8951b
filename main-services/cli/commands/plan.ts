import { parseArgs } from 'node:util';
import { checkProblem } from '../../scheduler/checkProblem.ts';
import { createPlanner } from '../../scheduler/createPlanner.ts';
import { explain } from '../../scheduler/explain/explain.ts';
import { InvalidProblem } from '../../scheduler/InvalidProblem.ts';
import type { Instance } from '../../scheduler/instance/Instance.ts';
import type { PlanFile } from '../../scheduler/instance/PlanFile.ts';
import { planFileOf } from '../../scheduler/instance/planFileOf.ts';
import { problemOf } from '../../scheduler/instance/problemOf.ts';
import { readInstance } from '../../scheduler/instance/readInstance.ts';
import type { PlanningProblem } from '../../scheduler/PlanningProblem.ts';
import { type Command, EXIT, InvalidInput, WrongUsage } from '../Command.ts';
import { readJson } from '../readJson.ts';
import { checkOutput, writeOutput } from '../writeOutput.ts';

/** A second, as in the figures the planner is held against. */
const DEFAULT_TIME_MS = 1000;
const LONGEST_TIME_MS = 3_600_000;
/** Beyond this, prices of all would take longer than the planning: reasons only. */
const MOST_EXPLAINED = 5000;

/** `pyros plan`: plans a night from a file into a file, with nothing else of the observatory. */
export const plan: Command = {
  usage: ['plan --in INSTANCE.json --out PLAN.json [--time-ms 1000] [--iterations N] [--seed 1]'],
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        in: { type: 'string' },
        out: { type: 'string' },
        'time-ms': { type: 'string' },
        iterations: { type: 'string' },
        seed: { type: 'string' },
      },
    });
    if (!values.in || !values.out)
      throw new WrongUsage('Say what to plan (--in FILE) and where the plan goes (--out FILE).');
    const timeMs = wholeNumber(values['time-ms'] ?? DEFAULT_TIME_MS, '--time-ms', LONGEST_TIME_MS);
    const seed = wholeNumber(values.seed ?? 1, '--seed', 0xffff_ffff);
    const iterations =
      values.iterations === undefined ? null : wholeNumber(values.iterations, '--iterations', Number.MAX_SAFE_INTEGER);
    const { instance, problem } = await read(values.in);
    await checkOutput(values.out, values.in);
    const from = performance.now();
    const planner = createPlanner(problem);
    const clock = () => performance.now();
    planner.improve({
      seed,
      budget: iterations === null ? { milliseconds: Math.max(0, timeMs - (clock() - from)), clock } : { iterations },
    });
    const wallMs = Math.round(clock() - from);
    const explanations = problem.sequences.length <= MOST_EXPLAINED ? explain(planner) : [];
    const file = planFileOf(instance, planner.result(), { explanations, wallMs });
    await writeOutput(values.out, `${JSON.stringify(file, null, 1)}\n`);
    process.stdout.write(summary(instance, file, values.out));
    return EXIT.ok;
  },
};

async function read(file: string): Promise<{ readonly instance: Instance; readonly problem: PlanningProblem }> {
  const json = await readJson(file);
  try {
    const instance = readInstance(json);
    const problem = problemOf(instance);
    checkProblem(problem);
    return { instance, problem };
  } catch (error) {
    if (error instanceof InvalidProblem) throw new InvalidInput(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

function wholeNumber(given: string | number, option: string, most: number): number {
  const number = Number(given);
  if (String(given).trim() !== '' && Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new WrongUsage(`${option} ${given} must be a whole number from 0 to ${most}.`);
}

function summary(
  instance: Instance,
  { value, bound, gap, plan: planned, rejected, wallMs }: PlanFile,
  out: string,
): string {
  const unit = instance.objective === 'priority' ? 'sum of priorities' : 'priority × minutes';
  return [
    `${instance.name || 'The instance'}: ${planned.length} planned, ${rejected.length} rejected`,
    `Value: ${round(value)} (${unit})`,
    `Bound: ${round(bound)}, gap ${(gap * 100).toFixed(2)} %`,
    `Planned in ${wallMs} ms, written to ${out}`,
    '',
  ].join('\n');
}

function round(value: number): number {
  return Number(value.toFixed(3));
}

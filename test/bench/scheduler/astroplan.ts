import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createPlanner } from '../../../main-services/scheduler/createPlanner.ts';
import { problemOf } from '../../../main-services/scheduler/instance/problemOf.ts';
import { readInstance } from '../../../main-services/scheduler/instance/readInstance.ts';
import type { Benchmark } from '../Benchmark.ts';
import { type Figure, figureOf } from '../Figure.ts';
import { inFolder } from '../stage/inFolder.ts';
import type { InstanceFile } from './InstanceFile.ts';
import { inventInstance } from './inventInstance.ts';
import { type PlacedMinutes, planFaults, withinQuotas, worthOf } from './judgePlan.ts';

const DRIVER = fileURLToPath(new URL('./astroplanPlans.py', import.meta.url));
/** Where the published samples lie beside the repository; without them invented ones of the same kinds are planned. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/scheduler/instances/', import.meta.url));
const SIZES = ['n020', 'n100', 'n500'] as const;
/** Debian's own first: the package is installed for no other. */
const PYTHONS = ['/usr/bin/python3', 'python3'];
const INSTALL = 'apt-get install -y python3-astroplan';
/** What our planner is given: warm and in one thread, as in the worker. */
const OUR_BUDGET_MS = 50;
const WARM_UP_MS = 400;
/** Theirs took 34 s at N = 500 where the goals were set; a machine may be that much slower. */
const THEIR_LONGEST_MS = 240_000;
const FASTER = 300;
const BETTER = 1.3;

interface Theirs {
  readonly instance: string;
  /** Of processor time for theirs, of the clock for ours: a busy machine is not held against them. */
  readonly seconds: number;
  readonly crash: string | null;
  readonly plan: readonly PlacedMinutes[];
}

const run = promisify(execFile);

/** Our planner beside astroplan's PriorityScheduler: value and time on the same instances, in one run. */
export const astroplan: Benchmark = async (say) => {
  const python = await pythonWithAstroplan();
  if (python === null) {
    say(`astroplan is not there: ${INSTALL}`);
    const absent = figureOf('astroplan.installed', 0, 'installations', { atLeast: 1 }, 1);
    return [{ ...absent, beside: { install: INSTALL } }];
  }
  const figures: Figure[] = [];
  for (const name of SIZES) {
    const instance = await instanceOf(name);
    say(`astroplan plans ${instance.name} …`);
    const theirs = await plannedByAstroplan(python, instance);
    const ours = plannedHere(instance);
    figures.push(...compare(name, instance, theirs, ours));
  }
  return figures;
};

function compare(
  name: string,
  instance: InstanceFile,
  theirs: Theirs,
  ours: Omit<Theirs, 'instance' | 'crash'>,
): Figure[] {
  const faults = planFaults(instance, ours.plan);
  if (faults.length > 0) throw new Error(`our own plan of ${instance.name} is not valid: ${faults.join('; ')}`);
  const theirPlan = withinQuotas(instance, theirs.plan);
  const [theirValue, ourValue] = [worthOf(instance, theirPlan), worthOf(instance, ours.plan)];
  const beside = {
    astroplanSeconds: Number(theirs.seconds.toFixed(3)),
    pyrosSeconds: Number(ours.seconds.toFixed(4)),
    astroplanValue: theirValue,
    pyrosValue: ourValue,
    // It knows no quotas: what exceeds them is taken out of its plan, the least important first.
    astroplanValueBeyondQuotas: worthOf(instance, theirs.plan),
    astroplanPlanned: theirPlan.length,
    pyrosPlanned: ours.plan.length,
    astroplanFaults: planFaults(instance, theirPlan).length,
    ...(theirs.crash === null ? {} : { astroplanCrash: theirs.crash }),
  };
  const isLarge = name === 'n500';
  return [
    {
      ...figureOf(
        `astroplan.times-faster.${name}`,
        theirs.seconds / ours.seconds,
        '×',
        { atLeast: isLarge ? FASTER : 1 },
        1,
      ),
      beside,
    },
    {
      ...figureOf(
        `astroplan.times-the-value.${name}`,
        ourValue / theirValue,
        '×',
        { atLeast: isLarge ? BETTER : 1 },
        1,
      ),
      beside,
    },
  ];
}

async function instanceOf(name: (typeof SIZES)[number]): Promise<InstanceFile> {
  const file = join(SAMPLES, `${name}.json`);
  if (!existsSync(file)) return inventInstance(name, 1);
  return JSON.parse(await readFile(file, 'utf8')) as InstanceFile;
}

async function pythonWithAstroplan(): Promise<string | null> {
  for (const python of PYTHONS) {
    const works = await run(python, ['-c', 'import astroplan']).then(
      () => true,
      () => false,
    );
    if (works) return python;
  }
  return null;
}

function plannedByAstroplan(python: string, instance: InstanceFile): Promise<Theirs> {
  return inFolder('astroplan', async (folder) => {
    const file = join(folder, 'instance.json');
    await writeFile(file, JSON.stringify(instance));
    // One thread for numpy too, and nothing written beside the driver.
    const env = { ...process.env, OMP_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1', HOME: folder };
    const { stdout } = await run(python, [DRIVER, file], { env, timeout: THEIR_LONGEST_MS, maxBuffer: 1e8 });
    return JSON.parse(stdout) as Theirs;
  });
}

/** Everything from the problem to the plan, after a first planning has warmed the code up. */
function plannedHere(file: InstanceFile): Omit<Theirs, 'instance' | 'crash'> {
  const instance = readInstance(file);
  const problem = problemOf(instance);
  const clock = () => performance.now();
  createPlanner(problem).improve({ seed: 2, budget: { milliseconds: WARM_UP_MS, clock } });
  const from = clock();
  const planner = createPlanner(problem);
  planner.improve({ seed: 1, budget: { milliseconds: OUR_BUDGET_MS - (clock() - from), clock } });
  const { planned } = planner.result();
  const seconds = (clock() - from) / 1000;
  return { seconds, plan: planned.map(({ id, start }) => ({ id, tsp: start / 60 })) };
}

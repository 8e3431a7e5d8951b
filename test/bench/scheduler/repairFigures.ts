import { createRepair } from '../../../main-services/scheduler/createRepair.ts';
import { compile } from '../../../main-services/scheduler/engine/compile.ts';
import { RepairRun } from '../../../main-services/scheduler/engine/RepairRun.ts';
import type { PlannableSequence, PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import type { PreviousPlan } from '../../../main-services/scheduler/PlanOptions.ts';
import { plan } from '../../../main-services/scheduler/plan.ts';
import { type Figure, figureOf } from '../Figure.ts';
import { invented } from './benchProblems.ts';
import { median } from './median.ts';

const RUNS = 15;
const ENGINE_GOAL_MS = 1;
const WITH_COMPILATION_GOAL_MS = 5;
const POLISH_MS = 20;
const REOPTIMISE_MS = 2000;
const LEAST_KEPT = 85;
const LEAST_SHARE = 99;
const NOW = 183 * 60;

/** What can happen to a night under way. */
const EVENTS: Readonly<
  Record<string, (problem: PlanningProblem, planned: PreviousPlan['planned']) => PlanningProblem>
> = {
  alert: (problem) => ({ ...problem, sequences: [...problem.sequences, anAlert(problem)] }),
  clouds: (problem) => ({ ...problem, lost: [{ start: NOW + 3600, end: NOW + 6000 }] }),
  'device lost': (problem) => ({
    ...problem,
    sequences: problem.sequences.map((one, i) => (i % 8 === 0 ? { ...one, windows: [] } : one)),
  }),
  cancelled: (problem, planned) => {
    const victim = planned.find(({ start }) => start > NOW + 3600)?.id;
    return { ...problem, sequences: problem.sequences.filter(({ id }) => id !== victim) };
  },
};

/** Repairs of a night of 2000 sequences, three hours after its beginning: how fast, how good, how quiet. */
export function repairFigures(say: (line: string) => void): readonly Figure[] {
  const clock = () => performance.now();
  let slowestEngine = 0;
  let slowestWhole = 0;
  let leastShare = 100;
  let leastKept = 100;
  let n = 0;
  for (const { name, problem } of invented(['n2000'], [1, 2])) {
    const before = plan(problem, { seed: 1, budget: { milliseconds: 1000, clock } });
    const previous: PreviousPlan = { planned: before.planned, fingerprint: null };
    const locked = before.planned.filter(({ start }) => start < NOW).map(({ id, start }) => ({ id, start }));
    for (const [event, happen] of Object.entries(EVENTS)) {
      const after = happen({ ...problem, now: NOW, locked }, before.planned);
      const compiled = compile(after);
      const engine = median(RUNS, () => timed(() => new RepairRun(compiled, previous)));
      const whole = median(RUNS, () => timed(() => createRepair(after, previous)));
      const repaired = createRepair(after, previous);
      const atOnce = repaired.result();
      repaired.improve({ seed: 1, budget: { milliseconds: POLISH_MS, clock } });
      const polished = repaired.result();
      const best = plan(after, { seed: 2, budget: { milliseconds: REOPTIMISE_MS, clock } });
      const share = (100 * polished.certificate.value) / Math.max(best.certificate.value, polished.certificate.value);
      const kept = 100 * Math.min(atOnce.disturbance.keptShare, polished.disturbance.keptShare);
      say(
        `${name} ${event}: ${engine.toFixed(2)} ms, ${share.toFixed(2)} % of a new optimisation, ${kept.toFixed(0)} % kept`,
      );
      slowestEngine = Math.max(slowestEngine, engine);
      slowestWhole = Math.max(slowestWhole, whole);
      leastShare = Math.min(leastShare, share);
      leastKept = Math.min(leastKept, kept);
      n++;
    }
  }
  return [
    figureOf('scheduler.repair.n2000.engine.worst', slowestEngine, 'ms', { atMost: ENGINE_GOAL_MS }, n),
    figureOf(
      'scheduler.repair.n2000.with-compilation.worst',
      slowestWhole,
      'ms',
      { atMost: WITH_COMPILATION_GOAL_MS },
      n,
    ),
    figureOf('scheduler.repair.n2000.after-20-ms.worst', leastShare, '%', { atLeast: LEAST_SHARE }, n),
    figureOf('scheduler.repair.n2000.kept.worst', leastKept, '%', { atLeast: LEAST_KEPT }, n),
  ];
}

function anAlert({ sequences }: PlanningProblem): PlannableSequence {
  const [any] = sequences;
  if (any === undefined) throw new Error('the night is empty');
  return {
    ...any,
    id: 'the-alert',
    name: 'the alert',
    alert: true,
    request: null,
    priority: 100,
    durationSeconds: 25 * 60,
    windows: [{ start: NOW, end: NOW + 90 * 60 }],
    preferredStart: null,
  };
}

function timed(run: () => unknown): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

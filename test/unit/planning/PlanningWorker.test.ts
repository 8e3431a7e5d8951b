import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { PlanningWorker } from '../../../main-services/planning/PlanningWorker.ts';
import { createRepair } from '../../../main-services/scheduler/createRepair.ts';
import type { PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import { aProblem } from '../scheduler/aProblem.ts';

const started: PlanningWorker[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((worker) => worker.stop()));
});

function aWorker(file?: URL): PlanningWorker {
  const worker = new PlanningWorker(file);
  started.push(worker);
  return worker;
}

const NOTHING = { planned: [], fingerprint: null };

function asked(problem: PlanningProblem, improveForMs = 0) {
  return { problem, previous: NOTHING, improveForMs, limits: [], lostTimes: [] };
}

function plan(problem: PlanningProblem) {
  return createRepair(problem, NOTHING).result();
}

function aProblemOf(count: number) {
  const sequences = Array.from({ length: count }, (_, i) => [
    `s${i}`,
    { windows: [[(i * 37) % 20_000, 36_000]] as const, durationSeconds: 60 + (i % 300), priority: i % 90 },
  ]);
  return aProblem(Object.fromEntries(sequences), { nights: [{ start: 0, end: 36_000 }] });
}

it.each([0, 10, 51, 600])('plans %i sequences as the planner itself does', async (count) => {
  const problem = aProblemOf(count);
  const { first, final } = aWorker().ask(asked(problem));
  expect(await first).toEqual(plan(problem));
  expect((await final).result).toEqual(plan(problem));
});

it('answers several at a time, each its own', async () => {
  const worker = aWorker();
  await worker.warm();
  const problems = [60, 70, 80].map(aProblemOf);
  const results = await Promise.all(problems.map((problem) => worker.ask(asked(problem)).first));
  expect(results).toEqual(problems.map((problem) => plan(problem)));
});

it('does not stall the event loop', async () => {
  const worker = aWorker();
  await worker.warm();
  let turns = 0;
  const counting = setInterval(() => turns++, 5);
  await worker.ask(asked(aProblemOf(3_000))).first;
  clearInterval(counting);
  expect(turns).toBeGreaterThan(10);
});

it('is taken back: what it has by then is its answer, long before its time is up', async () => {
  const worker = aWorker();
  await worker.warm();
  const run = worker.ask(asked(aProblemOf(600), 10_000));
  run.cancel();
  expect((await run.first).planned.length).toBeGreaterThan(0);
  const final = await run.final;
  expect(final.cancelled).toBe(true);
  expect(final.explanations).toEqual([]);
  const next = await worker.ask(asked(aProblemOf(60))).final;
  expect(next.cancelled).toBe(false);
  expect(next.explanations.filter(({ outcome }) => outcome === 'rejected').length).toBe(next.result.rejected.length);
});

it('hands on what is wrong with a problem, and goes on', async () => {
  const worker = aWorker();
  const problem = aProblemOf(60);
  const wrong = { ...problem, sequences: problem.sequences.map((s) => ({ ...s, durationSeconds: -1 })) };
  await expect(worker.ask(asked(wrong)).first).rejects.toMatchObject({
    name: 'InvalidProblem',
    message: /durationSeconds/,
  });
  expect((await worker.ask(asked(problem)).first).planned.length).toBeGreaterThan(0);
});

it('tells who waits when the worker dies or is stopped, and starts a new one for the next', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pyros-worker-'));
  const file = join(directory, 'dies.mjs');
  await writeFile(
    file,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ question }) => { if (question.problem.sequences.length === 60) process.exit(3); });`,
  );
  const worker = aWorker(pathToFileURL(file));
  await expect(worker.ask(asked(aProblemOf(60))).final).rejects.toThrow(/worker ended: exit code 3/);
  const waiting = expect(worker.ask(asked(aProblemOf(61))).final).rejects.toThrow('The planner was stopped.');
  await worker.stop();
  await waiting;
  await expect(worker.ask(asked(aProblemOf(60))).final).rejects.toThrow(/exit code 3/);
  await rm(directory, { recursive: true });
});

import { describe, expect, test } from 'vitest';
import { SequenceRunner } from '../../../main-services/majordome/SequenceRunner.ts';
import type { Sequence, SequenceStatus } from '../../../main-services/model/request.ts';
import type { ExecutionOutcome } from '../../../main-services/observation/SequenceExecutor.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { aRequest } from '../../doubles/aRequest.ts';
import { aSequence } from '../../doubles/aSequence.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

/** A runner whose sequences end as told; each rest becomes the next sequence of request 1. */
function aRunner(execute: (signal: AbortSignal, take: () => void) => Promise<ExecutionOutcome>) {
  const clock = new ManualClock(0);
  const sequences: Sequence[] = [aSequence()];
  const fruitless: (string | null)[] = [];
  const started: string[] = [];
  const change = (id: number, by: Partial<Sequence>) => {
    const index = sequences.findIndex((sequence) => sequence.id === id);
    const old = sequences[index];
    if (old) sequences[index] = { ...old, ...by };
  };
  const request = () => aRequest({ sequences });
  const runner = new SequenceRunner({
    clock,
    log: rememberingLog(),
    execute: (_, sequence, signal) =>
      execute(signal, () => {
        const { albums } = aSequence({ imagesTaken: { VIS: 1, NIR: 0 } });
        change(sequence.id, { albums });
      }),
    requests: {
      get: async () => request(),
      getSequence: async (id) => sequences.find((sequence) => sequence.id === id) ?? null,
      setSequenceStatus: async (id: number, status: SequenceStatus) => change(id, { status }),
      setComplete: async () => undefined,
    },
    addSequence: async (_, rest) => {
      sequences.push(aSequence({ id: sequences.length + 1, name: rest.name }));
    },
    store: { finish: async () => undefined },
    onStarted: () => started.push(sequences.map(({ status }) => status).join()),
    onSettled: () => undefined,
    onFruitless: (reason) => fruitless.push(reason),
  });
  return { runner, clock, sequences, fruitless, started };
}

const refused: ExecutionOutcome = { outcome: 'interrupted', reason: 'the mount refuses' };

test('a sequence is told of when it is stored as executing', async () => {
  const { runner, sequences, started } = aRunner(async () => ({ outcome: 'completed', reason: null }));
  await runner.run(1);
  expect(started).toEqual(['EXECUTING']);
  expect(sequences.map(({ status }) => status)).toEqual(['COMPLETED']);
});

describe('a sequence that comes to nothing', () => {
  test('is told, gives the instruments a pause, and is tried five times in all', async () => {
    const { runner, sequences, fruitless, clock } = aRunner(async () => refused);
    for (let id = 1; id <= 5; id++) {
      expect(await runner.run(id)).toBe(true);
      expect(runner.restsUntil()).toBe(clock.now() + 60_000);
      await clock.advance(60_000);
    }
    expect(sequences).toHaveLength(5);
    expect(sequences.every(({ status }) => status === 'INTERRUPTED')).toBe(true);
    expect(fruitless[0]).toBe("'M 31' came to nothing: the mount refuses");
    expect(fruitless).toHaveLength(5);
  });

  test('that was interrupted on purpose counts for nothing', async () => {
    const { runner, sequences, fruitless } = aRunner(
      (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(refused))),
    );
    const running = runner.run(1);
    await new Promise((resolve) => setImmediate(resolve));
    await runner.interrupt('rain');
    await running;
    expect(fruitless).toEqual([]);
    expect(runner.restsUntil()).toBe(Number.NEGATIVE_INFINITY);
    expect(sequences).toHaveLength(2);
  });

  test('is forgiven as soon as there is an image', async () => {
    let works = false;
    const { runner, fruitless, sequences } = aRunner(async (_, take) => {
      if (works) take();
      return refused;
    });
    for (let id = 1; id <= 4; id++) await runner.run(id);
    works = true;
    await runner.run(5);
    expect(fruitless.at(-1)).toBeNull();
    works = false;
    for (let id = 6; id <= 9; id++) await runner.run(id);
    expect(sequences).toHaveLength(10);
  });
});

import { expect, test } from 'vitest';
import { HistoryKeeper, KEPT_AT_FULL_RATE_MS } from '../../../main-services/environment/HistoryKeeper.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';
import { START } from './plcReplies.ts';

function keeping(waiting: { toRollUp: number; toForget: number; fails?: boolean }) {
  const asked: string[] = [];
  const log = rememberingLog();
  const take = (what: 'toRollUp' | 'toForget', mostRows: number) => {
    if (waiting.fails) throw new Error('disk full');
    const taken = Math.min(mostRows, waiting[what]);
    waiting[what] -= taken;
    return taken;
  };
  const history = {
    rollUp: async (mostRows: number) => {
      asked.push('rollUp');
      return take('toRollUp', mostRows);
    },
    forget: async (before: number, mostRows: number) => {
      asked.push(`forget before ${before}`);
      return take('toForget', mostRows);
    },
  };
  return { keeper: new HistoryKeeper({ history, log }), asked, log, waiting };
}

test('rolls all up, then forgets what is older than 30 days', async () => {
  const { keeper, asked, waiting } = keeping({ toRollUp: 600, toForget: 100 });
  await keeper.start();
  await keeper.tick(START);
  expect(waiting).toEqual({ toRollUp: 0, toForget: 0 });
  expect(asked).toEqual(['rollUp', 'rollUp', 'rollUp', `forget before ${START - KEPT_AT_FULL_RATE_MS}`]);
  expect(keeper.doing()).toBe('rolled up');
});

test('ends after the batch under way when it is stopped, and goes on at the next start', async () => {
  const { keeper, waiting } = keeping({ toRollUp: 1000, toForget: 0 });
  const round = keeper.tick(START);
  await keeper.stop();
  await round;
  expect(waiting.toRollUp).toBe(750);
  expect(keeper.doing()).toBe('catching up');
  await keeper.start();
  await keeper.tick(START);
  expect(waiting.toRollUp).toBe(0);
});

test('a database that fails is told once, and tried again', async () => {
  const { keeper, waiting, log } = keeping({ toRollUp: 10, toForget: 0, fails: true });
  await keeper.tick(START);
  await keeper.tick(START);
  expect(log.lines).toEqual(['error the history cannot be kept: Error: disk full']);
  expect(keeper.doing()).toBe('waiting for the database');
  waiting.fails = false;
  await keeper.tick(START);
  expect(log.lines.at(-1)).toBe('info the history is kept again');
  expect(waiting.toRollUp).toBe(0);
});

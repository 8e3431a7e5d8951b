import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { change, command, query } from '../../../../electron/ipc/contract/call.ts';
import type { Sender } from '../../../../electron/ipc/Sender.ts';
import { type AuditEntry, type Serve, serveCalls } from '../../../../electron/ipc/serve.ts';
import { Refusal } from '../../../../main-services/model/refusal.ts';
import type { Role } from '../../../../main-services/model/user.ts';
import { rememberingLog } from '../../../doubles/rememberingLog.ts';

const calls = {
  look: query<undefined, string>('viewer', z.undefined()),
  rename: change<{ name: string }, string>('user', z.strictObject({ name: z.string().min(1) })),
  login: change<{ username: string; password: string }, null>(
    'viewer',
    z.strictObject({ username: z.string(), password: z.string().min(3) }),
  ),
  turn: command<{ azimuthDegrees: number }, number>('expert', z.strictObject({ azimuthDegrees: z.number().lt(360) })),
};
const trusted: Sender = { origin: 'app://pyros', mainFrame: true, ownWindow: true, expectedOrigin: 'app://pyros' };

describe('serveCalls', () => {
  let role: Role;
  let mayCommand: true | string;
  let failure: unknown;
  let audited: AuditEntry[];
  let log = rememberingLog();
  let serve: Serve;

  beforeEach(() => {
    role = 'expert';
    mayCommand = true;
    failure = null;
    audited = [];
    log = rememberingLog();
    serve = serveCalls({
      calls,
      handlers: {
        look: () => 'stars',
        rename: ({ name }: { name: string }) => {
          if (failure !== null) throw failure;
          return name.toUpperCase();
        },
        login: () => null,
        turn: async ({ azimuthDegrees }: { azimuthDegrees: number }) => azimuthDegrees,
      },
      session: { role: () => role, userName: () => 'ada' },
      control: { mayCommand: () => mayCommand },
      audit: (entry) => void audited.push(entry),
      log,
    });
  });

  it('answers a question without a record', async () => {
    expect(await serve('w1', 'look', undefined, trusted)).toEqual({ ok: true, value: 'stars' });
    expect(audited).toEqual([]);
    expect(log.lines).toEqual([]);
  });

  it('records changes and commands with who, where and what', async () => {
    expect(await serve('w2', 'turn', { azimuthDegrees: 90 }, trusted)).toEqual({ ok: true, value: 90 });
    expect(audited).toEqual([
      { by: 'ada', windowId: 'w2', call: 'turn', input: '{"azimuthDegrees":90}', outcome: 'done', reason: '' },
    ]);
  });

  it('never records a password, done or refused', async () => {
    await serve('w1', 'login', { username: 'ada', password: 'sesame' }, trusted);
    await serve('w1', 'login', { username: 'ada', password: 'x' }, trusted);
    expect(audited.map(({ input }) => input)).toEqual(Array(2).fill('{"username":"ada","password":"•••"}'));
    expect(JSON.stringify([audited, log.lines])).not.toMatch(/sesame/);
  });

  it.each([
    ['an unknown name', 'dome.explode', undefined, 'unknown-call', /no call named "dome.explode"/],
    ['a name inherited from objects', 'toString', undefined, 'unknown-call', /no call named/],
    ['a prototype as a name', '__proto__', undefined, 'unknown-call', /no call named/],
    ['a missing input', 'turn', undefined, 'input', /input of turn is not valid/],
    ['a field of the wrong kind', 'turn', { azimuthDegrees: 'north' }, 'input', /azimuthDegrees: .*number/],
    ['a field out of range', 'turn', { azimuthDegrees: 360 }, 'input', /azimuthDegrees: .*360/],
    ['a field too many', 'turn', { azimuthDegrees: 1, force: true }, 'input', /force/],
    ['an input where none is wanted', 'look', { x: 1 }, 'input', /input of look/],
  ])('refuses %s and logs it', async (_, name, input, code, reason) => {
    const answer = await serve('w1', name, input, trusted);
    expect(answer).toMatchObject({ ok: false, code, reason: expect.stringMatching(reason) });
    expect(log.lines).toEqual([expect.stringMatching(/^warning refused .* from window w1 \(ada\): /)]);
  });

  it.each([
    ['viewer', 'rename', { name: 'x' }, /Nobody is logged in.*needs the role user or higher/],
    ['user', 'turn', { azimuthDegrees: 1 }, /logged in as user.*needs the role expert or higher/],
  ] as const)('refuses what a %s may not do, and records it', async (who, name, input, reason) => {
    role = who;
    expect(await serve('w1', name, input)).toMatchObject({
      ok: false,
      code: 'role',
      reason: expect.stringMatching(reason),
    });
    expect(audited).toMatchObject([{ call: name, outcome: 'role' }]);
  });

  it('refuses a command of a window that does not hold control, with the reason', async () => {
    mayCommand = 'Grace holds control in another window.';
    expect(await serve('w1', 'turn', { azimuthDegrees: 1 })).toEqual({
      ok: false,
      code: 'control',
      reason: mayCommand,
    });
    expect(await serve('w1', 'rename', { name: 'x' })).toMatchObject({ ok: true });
  });

  it.each([
    ['a strange window', { ...trusted, ownWindow: false }],
    ['a frame', { ...trusted, mainFrame: false }],
    ['another origin', { ...trusted, origin: 'https://example.org' }],
  ])('refuses %s before anything else', async (_, sender) => {
    expect(await serve('', 'look', undefined, sender)).toMatchObject({ ok: false, code: 'sender' });
    expect(await serve('', 'unknown', undefined, sender)).toMatchObject({ ok: false, code: 'sender' });
  });

  it.each([
    [
      'a service that refuses',
      new Refusal('interlock', 'The telescope is not parked.'),
      'interlock',
      'The telescope is not parked.',
    ],
    ['a service that fails', new Error('disk full'), 'failed', 'rename failed: disk full'],
    ['something thrown that is no error', 'oops', 'failed', 'rename failed: oops'],
  ])('turns %s into an answer', async (_, thrown, code, reason) => {
    failure = thrown;
    expect(await serve('w1', 'rename', { name: 'x' })).toEqual({ ok: false, code, reason });
    expect(audited).toMatchObject([{ outcome: code, reason }]);
  });

  it('carries out a call whose record cannot be stored, and says so in the log', async () => {
    serve = serveCalls({
      calls: { rename: calls.rename },
      handlers: { rename: () => 'done' },
      session: { role: () => role, userName: () => 'ada' },
      control: { mayCommand: () => true },
      audit: () => Promise.reject(new Error('database is locked')),
      log,
    });
    expect(await serve('w1', 'rename', { name: 'x' })).toEqual({ ok: true, value: 'done' });
    expect(log.lines).toEqual([expect.stringMatching(/^error the audit record of rename by ada .*database is locked/)]);
  });

  it('keeps what comes from outside out of the log line', async () => {
    await serve('w1\n\u001b[31m', 'x'.repeat(500), undefined);
    expect(log.lines[0]).not.toContain('\n');
    expect(log.lines[0]?.length).toBeLessThan(300);
  });
});

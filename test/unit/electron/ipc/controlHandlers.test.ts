import { beforeEach, describe, expect, test } from 'vitest';
import { controlCalls } from '../../../../electron/ipc/contract/control.ts';
import { controlHandlers } from '../../../../electron/ipc/handlers/control.ts';
import { type AuditEntry, type Serve, serveCalls } from '../../../../electron/ipc/serve.ts';
import { ControlAuthority } from '../../../../main-services/control/ControlAuthority.ts';
import { WindowPresence } from '../../../../main-services/control/WindowPresence.ts';
import type { Role } from '../../../../main-services/model/user.ts';
import { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';
import type { ConsoleSessionState } from '../../../../main-services/users/ConsoleSession.ts';
import { rememberingLog } from '../../../doubles/rememberingLog.ts';

let wall: ManualClock;
let control: ControlAuthority;
let serve: Serve;
let audited: AuditEntry[];
let role: Role;

beforeEach(() => {
  wall = new ManualClock(0);
  audited = [];
  role = 'expert';
  const log = rememberingLog();
  control = new ControlAuthority({ clock: new ManualClock(0), wall, log });
  const presence = new WindowPresence({
    wall,
    onLost: (windowId) => control.windowClosed(windowId, 'gives no sign of life any more'),
  });
  const nobody: ConsoleSessionState = { user: null, role: 'viewer' };
  const session = { current: nobody, login: async () => nobody, logout: () => nobody };
  serve = serveCalls({
    calls: controlCalls,
    handlers: controlHandlers({ control, session, presence }),
    session: { role: () => role, userName: () => 'anna' },
    control,
    audit: (entry) => void audited.push(entry),
    log,
  });
});

const take = (windowId: string) => serve(windowId, 'control.setMode', { mode: 'MAN' });

describe('control through the calls of windows', () => {
  test('is asked for and handed over, each step in the audit', async () => {
    await take('w1');
    expect(await serve('w2', 'control.request', undefined)).toMatchObject({ ok: true });
    expect(await serve('w2', 'control.answer', { accept: true })).toMatchObject({ ok: false, code: 'control' });
    expect(await serve('w1', 'control.answer', { accept: true })).toMatchObject({
      ok: true,
      value: { holderWindow: 'w2' },
    });
    expect(audited.map(({ windowId, call, outcome }) => `${windowId} ${call} ${outcome}`)).toEqual([
      'w1 control.setMode done',
      'w2 control.request done',
      'w2 control.answer control',
      'w1 control.answer done',
    ]);
  });

  test('is given only to a window that is there', async () => {
    await take('w1');
    expect(await serve('w1', 'control.handOver', { windowId: 'w2' })).toMatchObject({
      ok: false,
      reason: 'There is no window w2 that could take it.',
    });
    await serve('w2', 'control.present', undefined);
    expect(await serve('w1', 'control.handOver', { windowId: 'w2' })).toMatchObject({ value: { holderWindow: 'w2' } });
  });

  test('is taken away by administrators alone, with a reason that says something', async () => {
    await take('w1');
    const reason = 'nobody sits there any more';
    expect(await serve('w2', 'control.take', { reason })).toMatchObject({ ok: false, code: 'role' });
    role = 'admin';
    expect(await serve('w2', 'control.take', { reason: '          .' })).toMatchObject({ ok: false, code: 'input' });
    expect(control.state().holderWindow).toBe('w1');
    expect(await serve('w2', 'control.take', { reason })).toMatchObject({ value: { holderWindow: 'w2' } });
    expect(audited.at(-1)).toMatchObject({ call: 'control.take', input: JSON.stringify({ reason }), outcome: 'done' });
  });

  test('lapses when the window that holds it falls silent, and is no sign of life of others in the audit', async () => {
    await serve('w1', 'control.present', undefined);
    await take('w1');
    await wall.advance(25_000);
    expect(control.state().mode).toBe('MAN');
    await serve('w1', 'control.present', undefined);
    await wall.advance(25_000);
    expect(control.state().mode).toBe('MAN');
    await wall.advance(5_000);
    expect(control.state()).toMatchObject({ mode: 'AUTO', holder: null });
    expect(audited).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import { ControlAuthority, REQUEST_LASTS_MS } from '../../../main-services/control/ControlAuthority.ts';
import { leaveWithSession } from '../../../main-services/control/leaveWithSession.ts';
import { VISITOR } from '../../../main-services/control/Operator.ts';
import type { PyrosUser } from '../../../main-services/model/user.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const wall = new ManualClock(1_000_000);
const make = () => new ControlAuthority({ clock: new ManualClock(0), wall, log: rememberingLog() });
const anna = { userName: 'anna', windowId: 'w1' };
const ben = { userName: 'ben', windowId: 'w2' };
const visitor = { userName: VISITOR, windowId: 'w3' };

describe('control authority', () => {
  test('nobody commands by hand in AUTO', () => {
    expect(make().mayCommand('w1')).toMatch(/majordome is in control/);
  });

  test('one window holds it, others are told who', () => {
    const control = make();
    expect(control.setMode('MAN', anna)).toBeNull();
    expect(control.mayCommand('w1')).toBe(true);
    expect(control.mayCommand('w2')).toMatch(/anna/);
    expect(control.setMode('MAN', ben)).toMatch(/anna holds control/);
    expect(control.setMode('AUTO', ben)).toMatch(/anna holds control/);
    expect(control.state()).toMatchObject({ mode: 'MAN', holder: 'anna' });
  });

  test('lapses when the window of the holder dies, and only then', () => {
    const control = make();
    control.setMode('MAN', anna);
    control.windowClosed('w2');
    expect(control.state().mode).toBe('MAN');
    control.windowClosed('w1');
    expect(control.state()).toMatchObject({ mode: 'AUTO', holder: null });
  });

  test.each(['stopPressed', 'madeSafe'] as const)(
    '%s outlives its window: nobody commands until somebody takes it',
    (press) => {
      const control = make();
      control[press](anna);
      control.windowClosed('w1');
      expect(control.state()).toMatchObject({ mode: 'MAN', holder: null, holderWindow: null });
      expect(control.mayCommand('w2')).toMatch(/Nobody holds control/);
      expect(control.setMode('MAN', ben)).toBeNull();
      expect(control.mayCommand('w2')).toBe(true);
      control.windowClosed('w2');
      expect(control.state().mode).toBe('AUTO');
    },
  );

  test('STOP takes control from anybody and is remembered until somebody acts', () => {
    const control = make();
    control.setMode('MAN', anna);
    control.stopPressed(ben);
    expect(control.state()).toMatchObject({ mode: 'MAN', holder: 'ben' });
    expect(control.stoppedAt()).toBe(0);
    control.setMode('AUTO', ben);
    expect(control.stoppedAt()).toBeNull();
  });

  test('who stopped it without being logged in keeps nobody from taking control', () => {
    const control = make();
    control.stopPressed(visitor);
    expect(control.mayCommand('w1')).toMatch(/not logged in/);
    expect(control.request(anna)).toMatch(/take control/);
    expect(control.setMode('MAN', anna)).toBeNull();
    expect(control.mayCommand('w1')).toBe(true);
    expect(control.mayCommand('w3')).not.toBe(true);
  });
});

describe('asking for control', () => {
  const asked = () => {
    const control = make();
    control.setMode('MAN', anna);
    expect(control.request(ben)).toBeNull();
    return control;
  };

  test('the holder is told until when, and hands it over', () => {
    const control = asked();
    expect(control.state().request).toMatchObject({ by: 'ben', windowId: 'w2', endsAtWall: wall.now() + 30_000 });
    expect(control.mayCommand('w1')).toBe(true);
    expect(control.answer(true, anna)).toBeNull();
    expect(control.state()).toMatchObject({ holder: 'ben', holderWindow: 'w2', request: null, refused: null });
    expect(control.mayCommand('w1')).not.toBe(true);
  });

  test('the holder keeps it', () => {
    const control = asked();
    expect(control.answer(false, anna)).toBeNull();
    expect(control.state()).toMatchObject({ holder: 'anna', request: null });
    expect(control.state().refused).toMatchObject({ windowId: 'w2', outcome: 'declined' });
  });

  test('silence is a no', async () => {
    const control = asked();
    await wall.advance(REQUEST_LASTS_MS - 1);
    expect(control.state().request).not.toBeNull();
    await wall.advance(1);
    expect(control.state().request).toBeNull();
    expect(control.state().refused).toMatchObject({ windowId: 'w2', outcome: 'unanswered' });
    expect(control.state().holder).toBe('anna');
    expect(control.answer(true, anna)).toMatch(/Nobody asks/);
  });

  test('only the holder answers, one asks at a time, and may think better of it', () => {
    const control = asked();
    expect(control.answer(true, ben)).toMatch(/Only who holds control/);
    expect(control.request({ userName: 'cleo', windowId: 'w4' })).toMatch(/ben has asked/);
    expect(control.request(anna)).toMatch(/holds control already/);
    expect(control.withdraw(anna)).toMatch(/does not ask/);
    expect(control.withdraw(ben)).toBeNull();
    expect(control.state().request).toBeNull();
    expect(make().request(ben)).toMatch(/Nobody has to be asked/);
  });

  test('a request comes to nothing when control goes elsewhere or its window is closed', () => {
    const overtaken = asked();
    overtaken.setMode('AUTO', anna);
    expect(overtaken.state().refused).toMatchObject({ windowId: 'w2', outcome: 'overtaken' });
    const gone = asked();
    gone.windowClosed('w2');
    expect(gone.state()).toMatchObject({ holder: 'anna', request: null });
  });

  test('the holder hands over unasked; others cannot', () => {
    const control = make();
    control.setMode('MAN', anna);
    expect(control.handOver(ben, visitor)).toMatch(/Only who holds/);
    expect(control.handOver(anna, anna)).toMatch(/already/);
    expect(control.handOver(anna, ben)).toBeNull();
    expect(control.state().holderWindow).toBe('w2');
  });

  test('it is taken away with a reason, which is logged; what was stopped stays so until then', () => {
    const log = rememberingLog();
    const control = new ControlAuthority({ clock: new ManualClock(0), wall, log });
    expect(control.seize(ben, 'the operator fell asleep')).toMatch(/Nobody holds control/);
    control.stopPressed(anna);
    expect(control.seize(ben, 'the operator fell asleep')).toBeNull();
    expect(control.state().holder).toBe('ben');
    expect(control.stoppedAt()).toBeNull();
    expect(log.lines.join('\n')).toContain('ben took control away from anna: the operator fell asleep');
  });
});

test('an alert that is accepted gives the telescope to the majordome', () => {
  const control = make();
  control.setMode('MAN', anna);
  control.giveToAlert('anna');
  expect(control.state()).toMatchObject({ mode: 'AUTO', holder: null });
});

test('control lapses when its holder logs out or somebody else logs in, not when a visitor logs in', () => {
  const control = make();
  let user: PyrosUser | null = null;
  const listeners = new Set<(state: { user: PyrosUser | null; role: 'expert' }) => void>();
  const session = {
    get current() {
      return { user, role: 'expert' as const };
    },
    listen: (listener: (state: { user: PyrosUser | null; role: 'expert' }) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const become = (username: string | null) => {
    const rest = { id: 1, email: '', role: 'expert' as const, validated: true, quotaSeconds: 0 };
    user = username === null ? null : { username, ...rest };
    for (const listener of listeners) listener(session.current);
  };
  leaveWithSession(session, control);
  control.stopPressed({ userName: VISITOR, windowId: 'w1' });
  become('anna');
  expect(control.state().holder).toBe(VISITOR);
  control.setMode('MAN', anna);
  become(null);
  expect(control.state()).toMatchObject({ mode: 'AUTO', holder: null });
  become('anna');
  control.setMode('MAN', anna);
  become('ben');
  expect(control.state().mode).toBe('AUTO');
});

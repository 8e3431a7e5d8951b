import { describe, expect, test } from 'vitest';
import { ControlAuthority } from '../../../main-services/control/ControlAuthority.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const make = () => new ControlAuthority({ clock: new ManualClock(0), log: rememberingLog() });
const anna = { userName: 'anna', windowId: 'w1' };
const ben = { userName: 'ben', windowId: 'w2' };

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
    expect(control.state().holder).toBe('anna');
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
});

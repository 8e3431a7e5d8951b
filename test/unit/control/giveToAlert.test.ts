import { expect, test } from 'vitest';
import { ControlAuthority } from '../../../main-services/control/ControlAuthority.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const ana = { userName: 'ana', windowId: 'w1' };
const aControl = () => {
  const clock = new ManualClock(0);
  return new ControlAuthority({ clock, wall: clock, log: rememberingLog() });
};

test('an accepted alert gives the telescope back to the majordome', () => {
  const control = aControl();
  control.setMode('MAN', ana);
  control.giveToAlert('ana');
  expect(control.state()).toMatchObject({ mode: 'AUTO', holder: null });
});

test.each([
  ['STOP', (control: ControlAuthority) => control.stopPressed(ana)],
  ['MAKE SAFE', (control: ControlAuthority) => control.madeSafe(ana)],
])('after %s it does not: safety wins over alerts', (_, press) => {
  const control = aControl();
  press(control);
  control.giveToAlert('ana');
  expect(control.state()).toMatchObject({ mode: 'MAN', holder: 'ana' });
});

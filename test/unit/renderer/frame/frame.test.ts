import { describe, expect, it } from 'vitest';
import type { AlarmView } from '../../../../main-services/model/operations.ts';
import { inOrderOfWeight, unacknowledged } from '../../../../renderer/frame/alarmOrder.ts';
import { demoAlarms, rainAlarm } from '../../../console/demo/operations.ts';

const keys = (alarms: readonly AlarmView[]) => alarms.map((alarm) => alarm.key);

describe('which alarm the strip shows', () => {
  it('takes the worst that nobody has acknowledged', () =>
    expect(keys(unacknowledged([...demoAlarms, rainAlarm]))).toEqual([
      'environment.rain',
      'camera.nir.temperature',
      'sensor.DRD11',
    ]));

  it('puts what still stands before what is over', () => {
    const over = { ...rainAlarm, key: 'over', clearedAt: rainAlarm.raisedAt + 1 };
    expect(keys(inOrderOfWeight([over, rainAlarm]))).toEqual(['environment.rain', 'over']);
  });

  it('shows nothing when all are acknowledged', () =>
    expect(unacknowledged(demoAlarms.map((alarm) => ({ ...alarm, acknowledgedBy: 'operator' })))).toEqual([]));
});

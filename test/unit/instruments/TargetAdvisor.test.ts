import { expect, test } from 'vitest';
import type { MountStatus } from '../../../devices/mount/Mount.ts';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { skyNow } from '../../../main-services/astronomy/skyNow.ts';
import { TargetAdvisor } from '../../../main-services/instruments/TargetAdvisor.ts';
import { DEFAULT_LIMITS } from '../../../main-services/interlocks/limits.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { PARKED } from '../../doubles/instrumentsState.ts';
import { noInterlocks } from '../../doubles/noInterlocks.ts';

const NOW = Date.UTC(2026, 11, 16, 3);
const M31 = { rightAscensionDegrees: 10.6847, declinationDegrees: 41.269 };

function advisor(mount: MountStatus | null = PARKED) {
  const frames = coordinateFrames(SAN_PEDRO_MARTIR);
  return new TargetAdvisor({
    clock: new ManualClock(NOW),
    latitudeDegrees: SAN_PEDRO_MARTIR.latitudeDegrees,
    frames,
    sky: () => skyNow(SAN_PEDRO_MARTIR, NOW),
    checks: {
      ...noInterlocks,
      slewTo: () => ['by the stars'],
      slewToHorizontal: () => ['by the ground'],
    },
    mount: () => mount,
    limits: DEFAULT_LIMITS,
  });
}

test('one place in three frames is one place', () => {
  const j2000 = advisor().outlook({ frame: 'J2000', ...M31 });
  if (!j2000) throw new Error('nothing was said');
  expect(j2000).toMatchObject({ ...M31, reasons: ['by the stars'], at: NOW });
  // 26 years of precession: 50″ a year.
  expect(j2000.apparentRightAscensionDegrees - M31.rightAscensionDegrees).toBeCloseTo(0.37, 1);
  const apparent = advisor().outlook({
    frame: 'APPARENT',
    rightAscensionDegrees: j2000.apparentRightAscensionDegrees,
    declinationDegrees: j2000.apparentDeclinationDegrees,
  });
  expect(apparent?.rightAscensionDegrees).toBeCloseTo(M31.rightAscensionDegrees, 5);
  expect(apparent?.altitudeDegrees).toBeCloseTo(j2000.altitudeDegrees, 5);
  const { altitudeDegrees, azimuthDegrees } = j2000;
  const horizontal = advisor().outlook({ frame: 'HORIZONTAL', altitudeDegrees, azimuthDegrees });
  expect(horizontal?.declinationDegrees).toBeCloseTo(M31.declinationDegrees, 5);
  expect(horizontal?.reasons).toEqual(['by the ground']);
});

test('the way ahead and the meridian are those of the sky', () => {
  const outlook = advisor().outlook({ frame: 'J2000', ...M31 });
  const frames = coordinateFrames(SAN_PEDRO_MARTIR);
  for (const point of outlook?.path.filter((_, index) => index % 12 === 0) ?? [])
    expect(point.altitudeDegrees).toBeCloseTo(frames.toHorizontal(M31, point.at).altitudeDegrees, 2);
  const transit = frames.toHorizontal(M31, outlook?.transitAt ?? 0);
  expect(Math.min(transit.azimuthDegrees, 360 - transit.azimuthDegrees)).toBeLessThan(0.2);
  expect(outlook?.ends?.why).toBe('below 15° altitude');
});

test('without a question it speaks of where the telescope points, and of nothing when that is not known', () => {
  const tracking = {
    ...PARKED,
    state: 'TRACKING',
    altitudeDegrees: 60,
    azimuthDegrees: 200,
    cableWrapDegrees: 200,
  } as const;
  expect(advisor(tracking).outlook(null)).toMatchObject({
    altitudeDegrees: 60,
    azimuthDegrees: 200,
    turnDegrees: 0,
    wrapDegrees: 200,
  });
  expect(advisor(null).outlook(null)).toBeNull();
  expect(advisor(null).outlook({ frame: 'J2000', ...M31 })).toMatchObject({ turnDegrees: null, wrapDegrees: null });
});

test('a turn that the cables do not allow goes the other way round', () => {
  const wound = { ...PARKED, azimuthDegrees: 250, altitudeDegrees: 50, cableWrapDegrees: 250 };
  const outlook = advisor(wound).outlook({ frame: 'HORIZONTAL', altitudeDegrees: 50, azimuthDegrees: 300 });
  expect(outlook).toMatchObject({ turnDegrees: -310, wrapDegrees: -60 });
});

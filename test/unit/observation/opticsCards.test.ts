import { expect, test } from 'vitest';
import type { FocuserStatus } from '../../../devices/focuser/Focuser.ts';
import { opticsCards } from '../../../main-services/observation/opticsCards.ts';
import { fitted } from '../../doubles/instrumentsState.ts';
import { NOW } from '../interlocks/facts.ts';

const none = { focuser: null, rotator: null, cover: null, weatherStation: null };
const focuser = fitted('Focuser', {
  at: NOW,
  positionSteps: 10_240,
  smallestSteps: 0,
  largestSteps: 20_000,
  moving: false,
  temperatureCelsius: 6.4,
  fault: null,
});
const values = (cards: ReturnType<typeof opticsCards>) => cards.map(({ keyword, value }) => [keyword, value]);

test('the header says how focuser and rotator stood', () => {
  const rotator = fitted('Rotator', { at: NOW, angleDegrees: 12.5, moving: false, fault: null });
  expect(values(opticsCards({ ...none, focuser, rotator }))).toEqual([
    ['FOCUSPOS', 10_240],
    ['FOCUSTEM', 6.4],
    ['ROTANGLE', 12.5],
  ]);
});

test('and nothing of what is not fitted, has not answered, or does not answer any more', () => {
  const lost = { ...focuser, link: { ...focuser.link, connected: false } };
  for (const accessories of [
    undefined,
    none,
    { ...none, focuser: lost },
    { ...none, focuser: fitted<FocuserStatus>('Focuser', null) },
  ])
    expect(values(opticsCards(accessories)).filter(([, value]) => value !== null)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import type { ControlState } from '../../../../main-services/model/operations.ts';
import { controlView, secondsLeft } from '../../../../renderer/control/controlView.ts';

const windows = [{ id: 'main' }, { id: 'w2' }];
const held: ControlState = { mode: 'MAN', holder: 'anna', holderWindow: 'w2', since: 0, request: null, refused: null };
const request = { by: 'ben', windowId: 'main', askedAt: 0, endsAtWall: 30_000 };

describe('who holds control, seen from a window', () => {
  test.each<[string, ControlState | null, object]>([
    ['nothing known', null, { offer: 'none', holder: '--', takeable: false }],
    [
      'the majordome',
      { ...held, mode: 'AUTO', holder: null, holderWindow: null },
      { offer: 'take', holder: 'majordome' },
    ],
    ['this window', { ...held, holderWindow: 'main' }, { offer: 'release', mine: true, asked: null }],
    ['another window', held, { offer: 'ask', takeable: true, holder: 'anna', headline: 'Manual, anna holds control' }],
    ['another window that was asked', { ...held, request }, { offer: 'withdraw', waitsUntilWall: 30_000 }],
    ['another window that a third asks', { ...held, request: { ...request, windowId: 'w3' } }, { offer: 'ask' }],
    ['nobody after STOP', { ...held, holder: null, holderWindow: null }, { offer: 'take', holder: 'nobody' }],
    ['a visitor after STOP', { ...held, holder: 'nobody' }, { offer: 'take', holder: 'nobody' }],
  ])('%s', (_, control, expected) => {
    expect(controlView(control, 'main', windows)).toMatchObject(expected);
  });

  test('the holder is told who asks from which window', () => {
    const mine = { ...held, holderWindow: 'main', request: { ...request, windowId: 'w2' } };
    expect(controlView(mine, 'main', windows).asked).toEqual({ by: 'ben', where: 'window 2', endsAtWall: 30_000 });
    expect(controlView({ ...mine, request: { ...request, windowId: 'w9' } }, 'main', windows).asked?.where).toBe(
      'window w9',
    );
  });

  test.each(['declined', 'unanswered', 'overtaken'] as const)('who asked in vain is told: %s', (outcome) => {
    const refused = { windowId: 'main', outcome, at: 0 };
    expect(controlView({ ...held, refused }, 'main', windows).answer).not.toBe('');
    expect(controlView({ ...held, refused }, 'w7', windows).answer).toBe('');
  });

  test('seconds are counted down to nought', () => {
    expect([30_000, 29_001, 1, 0, -5].map((left) => secondsLeft(left, 0))).toEqual([30, 30, 1, 0, 0]);
  });
});

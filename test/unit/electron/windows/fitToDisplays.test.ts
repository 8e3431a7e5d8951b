import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayKey } from '../../../../electron/windows/displayKey.ts';
import { fitToDisplays } from '../../../../electron/windows/fitToDisplays.ts';
import { display } from '../../../doubles/FakeShell.ts';

describe('fitToDisplays', () => {
  it('leaves a window on whole monitors, whatever the place', () => {
    const displays = [display('1', 0, 0, 1920, 1080, true), display('2', -1280, 200, 1280, 800, false)];
    const coordinate = fc.integer({ min: -20_000, max: 20_000 });
    const size = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(fc.record({ x: coordinate, y: coordinate, width: size, height: size }), (place) => {
        const fitted = fitToDisplays(place, displays);
        const inside = displays.some(
          ({ workArea: area }) =>
            fitted.x >= area.x &&
            fitted.y >= area.y &&
            fitted.x + fitted.width <= area.x + area.width &&
            fitted.y + fitted.height <= area.y + area.height,
        );
        expect(inside).toBe(true);
        expect(fitToDisplays(fitted, displays)).toEqual(fitted);
      }),
    );
  });

  it('changes nothing when the monitors are not known', () => {
    const place = { x: 1, y: 2, width: 3, height: 4 };
    expect(fitToDisplays(place, [])).toBe(place);
  });
});

describe('displayKey', () => {
  it('names the same set of monitors the same, in whatever order it is listed', () => {
    const first = display('1', 0, 0, 1920, 1080, true);
    const second = display('2', -1280, 0, 1280, 800, false);
    expect(displayKey([first, second])).toBe(displayKey([second, first]));
    expect(displayKey([first, second])).toBe('1280x800-1280+0 1920x1080+0+0');
  });
});

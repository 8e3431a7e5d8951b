import { describe, expect, it } from 'vitest';
import { paletteMatch } from '../../../../renderer/frame/paletteMatch.ts';

describe('what the palette finds', () => {
  it.each([
    ['red', 'Settings Red theme, for dark-adapted eyes', 1],
    ['red', 'Commands Release control to the majordome (AUTO)', 0],
    ['auto', 'Commands Release control to the majordome (AUTO)', 1],
    ['theme red', 'Settings Red theme, for dark-adapted eyes', 1],
    ['tele', 'Views Telescope', 1],
    ['scope', 'Views Telescope', 0],
    ['', 'Views Telescope', 1],
    ['overview: saf', 'Open a panel in its own window Overview: Safety', 1],
  ])('"%s" in "%s"', (typed, entry, score) => expect(paletteMatch(entry, typed)).toBe(score));
});

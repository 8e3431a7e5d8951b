import { expect, test } from 'vitest';
import { labelSides } from '../../../../renderer/drawing/labelSides.ts';

test('a lone word stands on the right', () => {
  expect(labelSides([{ x: 50, y: 50, width: 60 }])).toEqual(['right']);
});

test('words go where they touch neither a word nor a mark', () => {
  const sides = labelSides([
    { x: 100, y: 100, width: 60 },
    { x: 140, y: 104, width: 60 },
  ]);
  expect(sides).toEqual(['left', 'right']);
});

test('a mark in the middle of a crowd keeps no word', () => {
  const crowd = [-24, -12, 12, 24].flatMap((dx) => [-12, 0, 12].map((dy) => ({ x: 100 + dx, y: 100 + dy, width: 4 })));
  expect(labelSides([...crowd, { x: 100, y: 100, width: 80 }]).at(-1)).toBe('none');
});

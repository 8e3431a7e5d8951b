import { describe, expect, it } from 'vitest';
import {
  bare,
  column,
  panelsOf,
  place,
  row,
  serializeLayout,
  share,
  sizes,
} from '../../../../renderer/docking/layoutTree.ts';
import { readLayout } from '../../../../renderer/docking/savedLayout.ts';

describe('sizes of panels', () => {
  it.each([
    [[100, share(), 100], 500, [100, 300, 100]],
    [[share(1), share(3)], 400, [100, 300]],
    [[300, 300], 300, [150, 150]],
    [[400, share()], 300, [300, 0]],
    [[100, 100], 400, [200, 200]],
  ])('%o in %i pixels', (extents, total, expected) => expect(sizes(extents, total)).toEqual(expected));
});

describe('a layout for dockview', () => {
  const tree = column(
    share(),
    bare(50, 'banner'),
    row(share(), place(200, 'left'), column(share(), place(share(), 'a', 'b'), place(100, 'c'))),
  );
  const layout = serializeLayout(tree, { width: 1004, height: 704 }, (id) => id.toUpperCase(), 4);

  it('names every panel once, with its title', () => {
    expect(panelsOf(tree)).toEqual(['banner', 'left', 'a', 'b', 'c']);
    expect(Object.keys(layout.panels)).toEqual(['banner', 'left', 'a', 'b', 'c']);
    expect(layout.panels.left?.title).toBe('LEFT');
  });

  it('gives pixels minus the gaps, and hides the head of a bare panel', () => {
    const [banner, below] = layout.grid.root.data as unknown as [
      { size: number; data: { hideHeader: boolean } },
      { size: number; data: { size: number }[] },
    ];
    expect(banner.size).toBe(50);
    expect(banner.data.hideHeader).toBe(true);
    expect(below.size).toBe(650);
    expect(below.data.map((part) => part.size)).toEqual([200, 800]);
  });

  it('wraps a single place', () => {
    const single = serializeLayout(place(share(), 'only'), { width: 100, height: 100 }, String, 4);
    expect(single.grid.root.type).toBe('branch');
    expect(single.panels).toHaveProperty('only');
  });
});

describe('a stored layout', () => {
  const stored = JSON.stringify({ grid: {}, panels: { a: {}, b: {} } });
  it('is taken when it has exactly the panels of the view', () =>
    expect(readLayout(stored, ['b', 'a'])).not.toBeNull());
  it.each([
    ['has lost a panel', stored, ['a', 'b', 'safety']],
    ['has one too many', stored, ['a']],
    ['is not JSON', '{', ['a', 'b']],
    ['is nothing', 'null', ['a', 'b']],
    ['has no grid', '{"panels":{"a":{},"b":{}}}', ['a', 'b']],
  ])('is refused when it %s', (_why, text, panels) => expect(readLayout(text, panels)).toBeNull());
});

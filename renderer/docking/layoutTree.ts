import type { SerializedDockview } from 'dockview-react';

/** Pixels asked for, or a share of what is left. */
export type Extent = number | { readonly share: number };

/** A place for one panel, or several as tabs; `bare` hides the panel head. */
export interface Place {
  readonly kind: 'place';
  readonly extent: Extent;
  readonly panels: readonly string[];
  readonly bare: boolean;
}

export interface Split {
  readonly kind: 'row' | 'column';
  readonly extent: Extent;
  readonly parts: readonly (Split | Place)[];
}

export type LayoutTree = Split | Place;

/** One third, half … of what the fixed neighbours leave. */
export const share = (part = 1): Extent => ({ share: part });

/** A panel's place; several names become tabs. */
export function place(extent: Extent, ...panels: readonly string[]): Place {
  return { kind: 'place', extent, panels, bare: false };
}

/** A panel without head: banners and decision headers. */
export function bare(extent: Extent, panel: string): Place {
  return { kind: 'place', extent, panels: [panel], bare: true };
}

/** Parts side by side. */
export function row(extent: Extent, ...parts: readonly LayoutTree[]): Split {
  return { kind: 'row', extent, parts };
}

/** Parts one above the other. */
export function column(extent: Extent, ...parts: readonly LayoutTree[]): Split {
  return { kind: 'column', extent, parts };
}

/** Every panel of a tree, in reading order. */
export function panelsOf(tree: LayoutTree): readonly string[] {
  return tree.kind === 'place' ? tree.panels : tree.parts.flatMap(panelsOf);
}

/** Pixel sizes of parts that together fill `total`; pixels asked for shrink together when they do not fit. */
export function sizes(extents: readonly Extent[], total: number): readonly number[] {
  const asked = extents.reduce<number>((sum, extent) => sum + (typeof extent === 'number' ? extent : 0), 0);
  const shares = extents.reduce<number>((sum, extent) => sum + (typeof extent === 'number' ? 0 : extent.share), 0);
  const left = Math.max(0, total - asked);
  const squeeze = asked > total || shares === 0 ? total / (asked || 1) : 1;
  return extents.map((extent) => (typeof extent === 'number' ? extent * squeeze : (left * extent.share) / shares));
}

/** A banner of two lines; without it dockview keeps every panel at least 100 px high. */
const LEAST_PIXELS = 48;

type Root = SerializedDockview['grid']['root'];

/** The tree as dockview reads it, for a window of the given size; `gap` is the space between panels. */
export function serializeLayout(
  tree: LayoutTree,
  size: { readonly width: number; readonly height: number },
  titleOf: (panel: string) => string,
  gap: number,
): SerializedDockview {
  const column: Split = tree.kind === 'column' ? tree : { kind: 'column', extent: share(), parts: [tree] };
  const build = (node: LayoutTree, width: number, height: number, extent: number, along: 'row' | 'column'): Root => {
    if (node.kind === 'place') {
      const [first = ''] = node.panels;
      return {
        type: 'leaf',
        size: extent,
        data: { id: `group:${first}`, views: [...node.panels], activeView: first, hideHeader: node.bare },
      };
    }
    // dockview alternates the direction at every level, so a split of the same direction gets a level in between.
    if (node.kind !== along) {
      const wrapped: Split = { kind: along, extent: node.extent, parts: [node] };
      return build(wrapped, width, height, extent, along);
    }
    const total = (node.kind === 'row' ? width : height) - gap * (node.parts.length - 1);
    const parts = sizes(
      node.parts.map((part) => part.extent),
      total,
    );
    const next = along === 'row' ? 'column' : 'row';
    return {
      type: 'branch',
      size: extent,
      data: node.parts.map((part, index) => {
        const pixels = parts[index] ?? 0;
        return build(part, node.kind === 'row' ? pixels : width, node.kind === 'row' ? height : pixels, pixels, next);
      }),
    };
  };
  return {
    grid: {
      root: build(column, size.width, size.height, size.width, 'column'),
      width: size.width,
      height: size.height,
      orientation: 'VERTICAL' as SerializedDockview['grid']['orientation'],
    },
    panels: Object.fromEntries(
      panelsOf(tree).map((id) => [
        id,
        { id, contentComponent: 'panel', tabComponent: 'head', title: titleOf(id), minimumHeight: LEAST_PIXELS },
      ]),
    ),
  };
}

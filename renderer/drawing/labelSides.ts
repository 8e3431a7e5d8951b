export type LabelSide = 'right' | 'left' | 'below' | 'above' | 'none';

/** A mark with a word beside it, pixels. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

const MARK_PIXELS = 6;
const GAP_PIXELS = 10;
const LINE_PIXELS = 13;

/** For marks given the most important first: the side on which each word touches neither another word nor a mark. */
export function labelSides(marks: readonly Labelled[]): readonly LabelSide[] {
  const taken: Box[] = marks.map(({ x, y }) => [x - MARK_PIXELS, y - MARK_PIXELS, x + MARK_PIXELS, y + MARK_PIXELS]);
  return marks.map((mark, index) => {
    for (const side of ['right', 'left', 'below', 'above'] as const) {
      const box = boxOf(mark, side);
      if (taken.some((other, at) => at !== index && touch(box, other))) continue;
      taken.push(box);
      return side;
    }
    return 'none';
  });
}

function boxOf({ x, y, width }: Labelled, side: Exclude<LabelSide, 'none'>): Box {
  const half = LINE_PIXELS / 2;
  if (side === 'right') return [x + GAP_PIXELS, y - half, x + GAP_PIXELS + width, y + half];
  if (side === 'left') return [x - GAP_PIXELS - width, y - half, x - GAP_PIXELS, y + half];
  const middle = side === 'below' ? y + GAP_PIXELS + half : y - GAP_PIXELS - half;
  return [x - width / 2, middle - half, x + width / 2, middle + half];
}

function touch(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

export interface Label {
  readonly x: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
}

const GAP_PIXELS = 10;

/** Of labels on one line, given the most important first, those that fit without touching each other. */
export function fitting<L extends Label>(labels: readonly L[], widthOf: (text: string, bold?: boolean) => number): L[] {
  const taken: (readonly [number, number])[] = [];
  return labels.filter((label) => {
    const width = widthOf(label.text, label.bold);
    const from = label.x - { start: 0, middle: width / 2, end: width }[label.anchor];
    const to = from + width;
    if (taken.some(([a, b]) => from < b + GAP_PIXELS && to > a - GAP_PIXELS)) return false;
    taken.push([from, to]);
    return true;
  });
}

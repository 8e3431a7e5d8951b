/**
 * How well an entry answers what was typed: every typed word must begin a word of it. Letters scattered over an entry do not
 * count, so that Enter never runs something the operator did not spell. 0 = not at all, 1 = in the order of the list.
 */
export function paletteMatch(entry: string, typed: string): number {
  const words = entry.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const asked = typed
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return asked.every((word) => words.some((one) => one.startsWith(word))) ? 1 : 0;
}

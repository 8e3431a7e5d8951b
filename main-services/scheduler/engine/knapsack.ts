/** Cells of capacity are told apart as finely as this allows; coarser, items only become lighter. */
const MOST_CELLS = 720;

export interface Packed {
  /** Never less than the best choice is worth; exactly that unless cells had to be coarse. */
  readonly worth: number;
  readonly chosen: readonly number[];
}

/** The most profitable choice of items whose seconds fit into a capacity. @param seconds by item */
export function knapsack(
  items: readonly number[],
  profits: readonly number[],
  seconds: Float64Array,
  capacity: number,
): Packed {
  if (items.length === 0 || capacity <= 0) return { worth: 0, chosen: [] };
  const { cell, cells } = cellsOf(items, seconds, capacity);
  const best = new Float64Array(cells + 1);
  const taken = new Uint8Array(items.length * (cells + 1));
  for (let n = 0; n < items.length; n++) {
    const size = Math.floor((seconds[items[n] as number] as number) / cell);
    const profit = profits[n] as number;
    if (profit <= 0) continue;
    const row = n * (cells + 1);
    for (let c = cells; c >= size; c--) {
      const candidate = (best[c - size] as number) + profit;
      if (candidate <= (best[c] as number)) continue;
      best[c] = candidate;
      taken[row + c] = 1;
    }
  }
  const chosen: number[] = [];
  for (let n = items.length - 1, c = cells; n >= 0; n--) {
    if (taken[n * (cells + 1) + c] === 0) continue;
    chosen.push(items[n] as number);
    c -= Math.floor((seconds[items[n] as number] as number) / cell);
  }
  return { worth: best[cells] as number, chosen };
}

/** Into how many cells of which size a capacity is cut: the common divisor of what is put in, or coarser. */
export function cellsOf(
  items: readonly number[],
  seconds: Float64Array,
  capacity: number,
): { readonly cell: number; readonly cells: number } {
  let divisor = 0;
  for (const i of items) {
    let other = seconds[i] as number;
    while (other > 0) [divisor, other] = [other, divisor % other];
  }
  const cell = Math.max(1, divisor, Math.ceil(capacity / MOST_CELLS));
  return { cell, cells: Math.floor(capacity / cell) };
}

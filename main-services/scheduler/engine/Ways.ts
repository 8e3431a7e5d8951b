/** Ways through a night, each by its last sequence and the way before it. */
export class Ways {
  count = 0;
  /** The way before; −1 = none. */
  parent = new Int32Array(0);
  /** The last sequence; −1 = none yet. */
  taken = new Int32Array(0);
  /** When the last sequence is over, in seconds. */
  free = new Float64Array(0);
  /** What has been lost by steps and by waiting; and with what quotas can no longer be filled with. */
  lost = new Float64Array(0);
  total = new Float64Array(0);
  /** Ways at the same moment with the same mark have the same future. */
  mark = new Float64Array(0);

  add(parent: number, taken: number, free: number, lost: number, total: number, mark: number): number {
    if (this.count >= this.parent.length) this.#grow();
    const way = this.count++;
    this.parent[way] = parent;
    this.taken[way] = taken;
    this.free[way] = free;
    this.lost[way] = lost;
    this.total[way] = total;
    this.mark[way] = mark;
    return way;
  }

  #grow(): void {
    const size = Math.max(4096, this.parent.length * 2);
    this.parent = longerIntegers(this.parent, size);
    this.taken = longerIntegers(this.taken, size);
    this.free = longer(this.free, size);
    this.lost = longer(this.lost, size);
    this.total = longer(this.total, size);
    this.mark = longer(this.mark, size);
  }
}

function longer(list: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(size);
  grown.set(list);
  return grown;
}

function longerIntegers(list: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size);
  grown.set(list);
  return grown;
}

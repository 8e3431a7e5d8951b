/** Offset of one dither position on the sky, arcseconds. */
export interface DitherOffset {
  readonly eastArcseconds: number;
  readonly northArcseconds: number;
}

/** 3×3 box around the target, centre first: neighbouring positions differ, nine images cover every place of the box once. */
const BOX: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
];

/** The dither position of the n-th image of a plan. */
export function ditherOffset(imageIndex: number, stepArcseconds: number): DitherOffset {
  const [east, north] = BOX[imageIndex % BOX.length] ?? [0, 0];
  return { eastArcseconds: east * stepArcseconds, northArcseconds: north * stepArcseconds };
}

/**
 * Two cameras share one telescope: exposures may run side by side, but the telescope moves only while none runs. A waiting
 * move lets no new exposure start, so that it is never put off for ever.
 */
export class DitherGate {
  #exposing = 0;
  #moving = false;
  #movesWaiting = 0;
  readonly #waiting = new Set<() => void>();

  /** Runs an exposure, after any move. */
  async exposing<T>(work: () => Promise<T>): Promise<T> {
    await this.#until(() => !this.#moving && this.#movesWaiting === 0);
    this.#exposing++;
    try {
      return await work();
    } finally {
      this.#exposing--;
      this.#wake();
    }
  }

  /** Runs a move, once no exposure runs. */
  async moving(work: () => Promise<void>): Promise<void> {
    this.#movesWaiting++;
    try {
      await this.#until(() => !this.#moving && this.#exposing === 0);
      this.#moving = true;
    } finally {
      this.#movesWaiting--;
    }
    try {
      await work();
    } finally {
      this.#moving = false;
      this.#wake();
    }
  }

  async #until(free: () => boolean): Promise<void> {
    while (!free()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }
}

/** Pixels between two pauses of work on an image: a few milliseconds. */
export const PIXELS_PER_SLICE = 500_000;

/** Runs long work a piece at a time, so that stops and questions get in between. */
export async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

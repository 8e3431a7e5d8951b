/** Without a frame for so long, messages are handed over all the same. */
const NO_FRAME_MS = 250;

/** Collects messages and hands them over once per display frame, so that a storm of pushes costs one rendering. */
export class FrameQueue<M> {
  readonly #deliver: (messages: readonly M[]) => void;
  #waiting: M[] = [];
  #scheduled = false;

  constructor(deliver: (messages: readonly M[]) => void) {
    this.#deliver = deliver;
  }

  push(message: M): void {
    this.#waiting.push(message);
    if (this.#scheduled) return;
    this.#scheduled = true;
    const flush = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      this.#scheduled = false;
      const messages = this.#waiting;
      this.#waiting = [];
      this.#deliver(messages);
    };
    const frame = requestAnimationFrame(flush);
    // A window that is hidden, or just now becomes so, gets no frames; alarms must be heard from it all the same.
    const timer = setTimeout(flush, NO_FRAME_MS);
  }
}

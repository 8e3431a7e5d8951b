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
      this.#scheduled = false;
      const messages = this.#waiting;
      this.#waiting = [];
      this.#deliver(messages);
    };
    // A hidden window gets no frames; a timer keeps its copy current and its memory bounded.
    if (document.visibilityState === 'hidden') setTimeout(flush, 250);
    else requestAnimationFrame(flush);
  }
}

/** A place in a partition up to which everything is read. */
export interface TopicOffset {
  readonly topic: string;
  readonly partition: number;
  /** Of the next message. */
  readonly offset: string;
}

/**
 * Says to the cluster how far we are, in order and behind everybody's back, once the bytes are on the disk. Where they could not be
 * written nothing is said any more: the cluster sends them again after the next start.
 */
export class OffsetCommits {
  readonly #commit: (offsets: TopicOffset[]) => Promise<void>;
  readonly #failed: (error: unknown) => void;
  readonly #stuck = new Set<string>();
  #last: Promise<void> = Promise.resolve();

  constructor(commit: (offsets: TopicOffset[]) => Promise<void>, failed: (error: unknown) => void) {
    this.#commit = commit;
    this.#failed = failed;
  }

  /** Takes note of messages up to an offset; `onDisk` settles when all of them are safe, or not. */
  after(onDisk: Promise<boolean>, offset: TopicOffset): void {
    const partition = `${offset.topic} ${offset.partition}`;
    this.#last = this.#last.then(async () => {
      if (!(await onDisk)) this.#stuck.add(partition);
      if (this.#stuck.has(partition)) return;
      try {
        await this.#commit([offset]);
      } catch (error) {
        // After a rebalance the partition is somebody else's; or the broker is away. It comes again, and is known.
        this.#failed(error);
      }
    });
  }

  settled(): Promise<void> {
    return this.#last;
  }
}

import PQueue from 'p-queue';
import type { TaskView } from '../model/operations.ts';
import type { Cancel, Clock } from './Clock.ts';
import { endsWithin } from './endsWithin.ts';

/** The original's Celery queues, one worker each. */
export const QUEUE_NAMES = [
  'alert_listener',
  'analysis',
  'create_calibrations',
  'execute_plan_vis',
  'execute_plan_nir',
  'majordome',
  'monitoring',
  'night_calibrations',
  'scheduling',
] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** Finished tasks kept for the console. */
const HISTORY = 100;
/** Work that was revoked has so long to end, wall clock. */
const STOP_WITHIN_MS = 10_000;

interface Task {
  view: TaskView;
  readonly abort: AbortController;
  cancelCountdown: Cancel | null;
  readonly refuse: (reason: Error) => void;
}

export interface EnqueuedTask<T> {
  readonly id: number;
  /** Rejects with TaskRevoked when revoked, with the work's own error when it fails. */
  readonly done: Promise<T>;
}

/** A task was taken back before or while it ran; work that was interrupted from elsewhere says so by throwing it. */
export class TaskRevoked extends Error {
  override readonly name = 'TaskRevoked';
}

/** Named queues of work, one at a time each: countdown, revoke (also while running), inspect, purge. */
export class TaskQueues {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  readonly #queues: ReadonlyMap<QueueName, PQueue>;
  readonly #tasks = new Map<number, Task>();
  #lastId = 0;

  constructor(options: { clock: Clock; onChange: () => void }) {
    this.#clock = options.clock;
    this.#onChange = options.onChange;
    this.#queues = new Map(QUEUE_NAMES.map((name) => [name, new PQueue({ concurrency: 1 })]));
  }

  /** @param countdownMs observatory time to wait before the task may start */
  enqueue<T>(
    queue: QueueName,
    name: string,
    work: (signal: AbortSignal) => Promise<T>,
    countdownMs = 0,
  ): EnqueuedTask<T> {
    const id = ++this.#lastId;
    const abort = new AbortController();
    let refuse: (reason: Error) => void = () => undefined;
    const revoked = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    const task: Task = {
      view: {
        id,
        queue,
        name,
        state: 'waiting',
        createdAt: this.#clock.now(),
        startedAt: null,
        endedAt: null,
        detail: countdownMs > 0 ? `due ${new Date(this.#clock.now() + countdownMs).toISOString()}` : '',
      },
      abort,
      cancelCountdown: null,
      refuse,
    };
    this.#tasks.set(id, task);
    const done = Promise.race([
      revoked,
      this.#afterCountdown(task, countdownMs).then(() => this.#inTurn(task, queue, work)),
    ]);
    // Who does not wait for the result still sees it in the list.
    done.catch(() => undefined);
    this.#changed();
    return { id, done };
  }

  /** Takes a task back; answers false when it is over already. */
  revoke(id: number, reason = 'revoked'): boolean {
    const task = this.#tasks.get(id);
    if (!task || (task.view.state !== 'waiting' && task.view.state !== 'running')) return false;
    task.cancelCountdown?.();
    this.#end(task, 'revoked', reason);
    const error = new TaskRevoked(reason);
    task.abort.abort(error);
    task.refuse(error);
    return true;
  }

  /** Revokes everything that waits in a queue; answers how many. */
  purge(queue: QueueName): number {
    const waiting = [...this.#tasks.values()].filter(
      (task) => task.view.queue === queue && task.view.state === 'waiting',
    );
    for (const task of waiting) this.revoke(task.view.id, 'purged');
    return waiting.length;
  }

  /** Newest first. */
  inspect(): readonly TaskView[] {
    return [...this.#tasks.values()].map((task) => task.view).reverse();
  }

  /** Revokes everything and waits for what runs, within a bound: work that ignores its signal must not keep us from ending. */
  async stop(withinMs = STOP_WITHIN_MS): Promise<void> {
    for (const task of [...this.#tasks.values()]) this.revoke(task.view.id, 'the control room stops');
    await endsWithin(Promise.all([...this.#queues.values()].map((queue) => queue.onIdle())), withinMs);
  }

  #afterCountdown(task: Task, milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      task.cancelCountdown = this.#clock.after(milliseconds, resolve);
    });
  }

  async #inTurn<T>(task: Task, queue: QueueName, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const result = await this.#queues.get(queue)?.add(async () => {
      task.abort.signal.throwIfAborted();
      task.view = { ...task.view, state: 'running', startedAt: this.#clock.now(), detail: '' };
      this.#changed();
      try {
        const value = await work(task.abort.signal);
        this.#end(task, 'done', '');
        return { value };
      } catch (error) {
        this.#end(
          task,
          error instanceof TaskRevoked ? 'revoked' : 'failed',
          error instanceof Error ? error.message : String(error),
        );
        throw error;
      }
    });
    if (!result) throw new Error(`there is no queue "${queue}"`);
    return result.value;
  }

  #end(task: Task, state: 'done' | 'failed' | 'revoked', detail: string): void {
    if (task.view.state === 'revoked') return;
    task.view = { ...task.view, state, endedAt: this.#clock.now(), detail };
    const over = [...this.#tasks.values()].filter(({ view }) => view.state !== 'waiting' && view.state !== 'running');
    for (const old of over.slice(0, Math.max(0, over.length - HISTORY))) this.#tasks.delete(old.view.id);
    this.#changed();
  }

  #changed(): void {
    this.#onChange();
  }
}

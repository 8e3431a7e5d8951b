import type { Log } from '../main-services/model/log.ts';
import type { Clock } from '../main-services/supervision/Clock.ts';
import type { ShutdownStepView } from './ipc/contract/shutdown.ts';

/** One step of the ordered shutdown. A step that fails or takes too long does not keep the next ones from being taken. */
export interface QuitStep {
  /** In words, for the operator: "close the dome". */
  readonly name: string;
  /** On the wall clock. */
  readonly timeoutMs: number;
  run(): Promise<void>;
}

export interface QuitOptions {
  readonly steps: readonly QuitStep[];
  readonly wall: Pick<Clock, 'now' | 'after'>;
  readonly log: Log;
  /** Told at every change, with the state of all steps. */
  readonly onProgress: (steps: readonly ShutdownStepView[]) => void;
}

/**
 * Makes the one shutdown of the application: steps in order, each bounded in time, each visible. Calling it again answers the
 * same shutdown. True when every step was done.
 */
export function orderedQuit(options: QuitOptions): () => Promise<boolean> {
  let quitting: Promise<boolean> | null = null;
  return () => {
    quitting ??= takeSteps(options);
    return quitting;
  };
}

async function takeSteps({ steps, wall, log, onProgress }: QuitOptions): Promise<boolean> {
  const views: ShutdownStepView[] = steps.map(({ name }) => ({ name, state: 'waiting', detail: '' }));
  const show = (index: number, state: ShutdownStepView['state'], detail: string) => {
    const name = steps[index]?.name ?? '';
    views[index] = { name, state, detail };
    onProgress([...views]);
  };
  for (const [index, step] of steps.entries()) {
    const startedAt = wall.now();
    log.info(`closing (${index + 1} of ${steps.length}): ${step.name}`);
    show(index, 'running', `at most ${seconds(step.timeoutMs)}`);
    const fault = await outcome(step, wall);
    const took = seconds(wall.now() - startedAt);
    if (fault === null) show(index, 'done', took);
    else {
      log.error(`closing: ${step.name}: ${fault}; going on`);
      show(index, 'failed', fault);
    }
  }
  const failed = views.filter(({ state }) => state === 'failed').map(({ name }) => name);
  if (failed.length === 0) log.info('closed in order');
  else log.error(`closed, but not in order: ${failed.join(', ')}`);
  return failed.length === 0;
}

/** Null when the step was done in time; what went wrong otherwise. */
function outcome(step: QuitStep, wall: QuitOptions['wall']): Promise<string | null> {
  return new Promise((resolve) => {
    const cancel = wall.after(step.timeoutMs, () => resolve(`not done within ${seconds(step.timeoutMs)}`));
    const settle = (fault: string | null) => {
      cancel();
      resolve(fault);
    };
    (async () => step.run())().then(
      () => settle(null),
      (error: unknown) => settle(error instanceof Error ? error.message : String(error)),
    );
  });
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

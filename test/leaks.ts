import { createHook } from 'node:async_hooks';
import { afterEach, beforeEach } from 'vitest';

/** What must not outlive a test, beside timers. Vitest's own channel (MessagePort, PipeWrap) comes and goes and is not looked at. */
const WATCHED = [
  'TCPSocketWrap',
  'TCPServerWrap',
  'UDPWrap',
  'ProcessWrap',
  'FSEventWrap',
  'StatWatcher',
  'TLSWrap',
  'WORKER',
];
/** Sockets and children need a moment to be gone after they were told to. */
const PATIENCE_MS = 1000;

interface LiveTimer {
  readonly timer: { hasRef(): boolean };
  /** The line that set it. */
  readonly where: string;
}

/**
 * Fails every test of the file (or `describe`) that leaves timers, sockets, watchers or children behind, and says where a timer
 * was set. Call it first, so that it looks after the file's own `afterEach` has cleaned up.
 */
export function expectNoLeaks(): void {
  const timers = new Map<number, LiveTimer>();
  const hook = createHook({
    init: (id, type, _trigger, resource) => {
      if (type !== 'Timeout') return;
      const where = ownCaller();
      if (where !== null) timers.set(id, { timer: resource as LiveTimer['timer'], where });
    },
    destroy: (id) => timers.delete(id),
  });
  let before: ReadonlyMap<string, number>;

  beforeEach(() => {
    timers.clear();
    before = liveResources();
    hook.enable();
  });
  afterEach(async () => {
    const deadline = performance.now() + PATIENCE_MS;
    let left = leaked(before, timers);
    while (left.length > 0 && performance.now() < deadline) {
      await new Promise((resolve) => setImmediate(resolve));
      left = leaked(before, timers);
    }
    hook.disable();
    if (left.length > 0) throw new Error(`left behind by this test: ${left.join(', ')}`);
  });
}

/** The line that sets a timer; null when that is the test runner. */
function ownCaller(): string | null {
  const lines = (new Error('where').stack ?? '').split('\n').slice(1);
  const caller = lines.find((line) => !line.includes('node:') && !line.includes(import.meta.filename));
  if (caller === undefined || /node_modules[\\/](vitest|@vitest)[\\/]/.test(caller)) return null;
  return caller.trim().replace(/^at /, '');
}

function liveResources(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo())
    if (WATCHED.includes(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function leaked(before: ReadonlyMap<string, number>, timers: ReadonlyMap<number, LiveTimer>): string[] {
  const resources = [...liveResources()].flatMap(([kind, count]) => {
    const more = count - (before.get(kind) ?? 0);
    return more > 0 ? [`${more} ${kind}`] : [];
  });
  // A timer without a reference keeps nothing alive and is meant to be left.
  const waiting = [...timers.values()].filter(({ timer }) => timer.hasRef());
  return [...resources, ...waiting.map(({ where }) => `a timer set at ${where}`)];
}

import { appendFileSync, writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/** What the thread is started with. */
export interface StallThreadData {
  /** Counts up as long as the event loop runs. */
  readonly looks: Int32Array;
  readonly stallMs: number;
  readonly file: string | null;
}

// The thread that tells of a stalled event loop while it stalls: synchronously, for nobody else writes then.
const { looks, stallMs, file } = workerData as StallThreadData;
/** Often enough to tell a stall soon after it became one. */
const LOOK_MS = 50;
/** Standard error. */
const TERMINAL = 2;
/** pino's number for a warning, so that the file reads like the other logs. */
const WARNING = 40;

const nobody = new Int32Array(new SharedArrayBuffer(4));
let seen = Atomics.load(looks, 0);
let seenAt = performance.now();
let tellAfterMs = stallMs;

for (;;) {
  Atomics.wait(nobody, 0, 0, LOOK_MS);
  const now = performance.now();
  const count = Atomics.load(looks, 0);
  if (count !== seen) {
    seen = count;
    seenAt = now;
    tellAfterMs = stallMs;
    continue;
  }
  const stalledMs = now - seenAt;
  if (stalledMs < tellAfterMs) continue;
  tell(`event loop stalls for ${Math.round(stalledMs)} ms already; while it does, the PLC gets no heartbeat`);
  // Each line only after ten times as long: 0.1 s, 1 s, 10 s, 100 s.
  tellAfterMs *= 10;
}

function tell(message: string): void {
  const line = JSON.stringify({ level: WARNING, agent: 'System', time: new Date().toISOString(), msg: message });
  try {
    if (file === null) writeSync(TERMINAL, `${line}\n`);
    else appendFileSync(file, `${line}\n`);
  } catch (error) {
    // A full disk or a closed terminal: the loop itself still tells when it comes round.
    process.stderr.write(`stall not told: ${String(error)}\n`);
  }
}

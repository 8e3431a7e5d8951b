import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { isRecord } from './isRecord.ts';
import type { SimulatorClock } from './SimulatorClock.ts';

/** Follows `{"clock": {"now": ms, "rate": n}}` lines of the parent; `onEnd` when it closes the stream. Other lines are not for us. */
export function followParent(input: Readable, clock: SimulatorClock, onEnd: () => void): void {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', (line) => {
    const told = readClockLine(line);
    // The parent speaks often and is not waiting for an answer: time flows on at once.
    if (told !== null) clock.tell(told.now, told.rate, 0);
  });
  lines.on('close', onEnd);
}

function readClockLine(line: string): { readonly now: number; readonly rate: number | null } | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // Not for us; the next line may be.
    return null;
  }
  if (!isRecord(value) || !isRecord(value.clock)) return null;
  const { now, rate } = value.clock;
  if (typeof now !== 'number' || !Number.isFinite(now)) return null;
  return { now, rate: typeof rate === 'number' && Number.isFinite(rate) && rate >= 0 ? rate : null };
}

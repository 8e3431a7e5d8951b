import type { PlcStatus } from '../../devices/plc/Plc.ts';
import type { PlcContact } from './FusedReadings.ts';
import type { FusionMemory, PlcClockMemory } from './FusionMemory.ts';
import { utcTime } from './utcTime.ts';

/** So many dates in a row must have advanced before a date that stands still means anything: the original's never moves. */
const ADVANCES_OF_A_RUNNING_CLOCK = 3;

/** A timer set for the moment of staleness may come this much early by the clock's own reading: the next look would be two seconds late. */
const TIMER_EARLY_MS = 20;

/** A date that jumps ahead by more than this was set, not run: it may then wait for the time it shows (a simulator does). */
const JUMP_MS = 10_000;

/**
 * Judges the line to the PLC by the age of its latest reply (our receipt, never the PLC's date), and by its date standing still
 * after it had been running: a program that hangs behind a line that still answers.
 */
export function judgeContact(
  status: PlcStatus | null,
  memory: FusionMemory,
  staleAfterMs: number,
  now: number,
): { readonly contact: PlcContact; readonly plcClock: PlcClockMemory } {
  const lastReplyAt = status?.at ?? null;
  const plcClock = status === null ? memory.plcClock : followClock(status, memory);
  const lost = (problem: string) => ({ contact: { fresh: false, lastReplyAt, problem }, plcClock });
  if (status === null || lastReplyAt === null) return lost('The PLC has not answered yet.');
  if (now - lastReplyAt >= staleAfterMs - TIMER_EARLY_MS)
    return lost(`The PLC has not answered since ${utcTime(lastReplyAt)}.`);
  // A receipt in the future: our own clock was set back, and the age of this reply is not known.
  if (lastReplyAt - now > staleAfterMs)
    return lost('The age of the latest PLC reply is not known: the clock was set back.');
  if (plcClock.advances >= ADVANCES_OF_A_RUNNING_CLOCK && lastReplyAt - plcClock.advancedAt >= staleAfterMs) {
    return lost(`The PLC stands still: its replies repeat since ${utcTime(plcClock.advancedAt)}.`);
  }
  return { contact: { fresh: true, lastReplyAt, problem: null }, plcClock };
}

function followClock(status: PlcStatus, memory: FusionMemory): PlcClockMemory {
  const before = memory.plcClock;
  if (status.at === memory.lastReplyAt) return before;
  const { reportedAt, at } = status;
  if (reportedAt === null || before.reportedAt === null) return { reportedAt, advances: 0, advancedAt: at };
  const elapsedMs = at - (memory.lastReplyAt ?? at);
  if (reportedAt - before.reportedAt > elapsedMs + JUMP_MS) return { reportedAt, advances: 0, advancedAt: at };
  if (reportedAt > before.reportedAt) return { reportedAt, advances: before.advances + 1, advancedAt: at };
  if (reportedAt < before.reportedAt) return { reportedAt, advances: 0, advancedAt: at };
  return before;
}

import type { InstrumentsState } from '../model/operations.ts';

/** A read-back older than this says nothing any more: three polling periods and the time of an answer. */
export const STALE_AFTER_MS = 10_000;

/** Fresh enough to be believed. */
export function isFresh(status: { readonly at: number } | null, now: number): boolean {
  return status !== null && now - status.at <= STALE_AFTER_MS;
}

/** Blocking devices (telescope, dome; the PLC is judged by the environment's own rule) that give no fresh read-back. */
export function blockingDown(instruments: InstrumentsState, now: number): readonly string[] {
  return [instruments.telescope, instruments.dome]
    .filter((view) => !isFresh(view.status, now))
    .map((view) => view.name);
}

/** Blocking devices that answer, but with a fault of their own, in words. */
export function blockingFaults(instruments: InstrumentsState): readonly string[] {
  const { telescope, dome } = instruments;
  const faulty = [
    { name: telescope.name, fault: telescope.status?.fault ?? null, broken: telescope.status?.state === 'FAULT' },
    { name: dome.name, fault: dome.status?.fault ?? null, broken: dome.status?.shutter === 'FAULT' },
  ];
  return faulty
    .filter(({ fault, broken }) => broken || fault !== null)
    .map(({ name, fault }) => `${name} reports a fault: ${fault ?? 'not named'}`);
}

/** Shut by the dome's own last read-back, not contradicted by the PLC's input; unknown is not shut. */
export function domeIsShut(instruments: InstrumentsState): boolean {
  return instruments.dome.status?.shutter === 'CLOSED' && instruments.shutterSeen !== 'open';
}

/** Parked by the telescope's own last read-back. */
export function telescopeIsParked(instruments: InstrumentsState): boolean {
  return instruments.telescope.status?.state === 'PARKED';
}

/**
 * The mirror cover as last read: of the device of its own where one is fitted, otherwise the mount's. A cover that does not tell is not
 * waited for, for it blocks nothing.
 */
export function mirrorCover({
  telescope,
  accessories,
}: InstrumentsState): 'open' | 'shut' | 'moving' | 'unknown' | 'none' {
  const own = accessories?.cover;
  if (!own) {
    const { coverOpen = null } = telescope.status ?? {};
    return coverOpen === null ? 'none' : coverOpen ? 'open' : 'shut';
  }
  const position = own.link.connected ? own.status?.position : undefined;
  if (position === 'OPEN') return 'open';
  if (position === 'CLOSED') return 'shut';
  return position === 'OPENING' || position === 'CLOSING' ? 'moving' : 'unknown';
}

import { UNKNOWN } from './number.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** "38 min 43 s", "4 h 53 min", "2 d 3 h", "12 s": two units at most. Negative durations count as zero. */
export function duration(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined || !Number.isFinite(milliseconds)) return UNKNOWN;
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (days > 0) return `${days} d ${two(hours)} h`;
  if (hours > 0) return `${hours} h ${two(minutes)} min`;
  if (minutes > 0) return `${minutes} min ${two(seconds % 60)} s`;
  return `${seconds} s`;
}

/** Like `duration`, whole minutes once there are any: "38 min", "4 h 53 min". */
export function roughDuration(milliseconds: number | null | undefined): string {
  return duration(milliseconds).replace(/ min \d+ s$/, ' min');
}

/** How long ago: "3 s", "2 min 24 s". A clock a little ahead of ours reads "0 s". */
export function age(at: number | null | undefined, now: number): string {
  return at === null || at === undefined ? UNKNOWN : duration(now - at);
}

/** Short spans with tenths: "0.04 s", "13.6 s", "1 min 02 s". */
export function span(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (Math.abs(seconds) < 1) return `${seconds.toFixed(2)} s`;
  if (Math.abs(seconds) < 100) return `${seconds.toFixed(1)} s`;
  return duration(milliseconds);
}

import type { Figure } from '../Figure.ts';
import { figureOf } from '../Figure.ts';
import { inFolder } from '../stage/inFolder.ts';
import { runSoak } from './runSoak.ts';

/** The issue's: 24 simulated hours at maximum speed (architecture.md: 1000×). */
const HOURS = 24;
const SPEED = 1000;
const SEED = 20261215;
const MEGABYTE = 2 ** 20;
/** What a day's caches and histories may add to the heap; a leak of a kilobyte a second would be 84 MB. */
const HEAP_GROWTH_MB = 32;

/** A day and a night in which something goes wrong every few minutes: what must never happen is counted, and the memory looked at. */
export function soak(say: (line: string) => void): Promise<readonly Figure[]> {
  return inFolder('soak', async (folder) => {
    const options = { folder, hours: HOURS, speed: SPEED, seed: SEED, startsAfterMs: 0, say };
    const { violations, counts, heapBytes, wallMs } = await runSoak(options);
    for (const violation of violations) say(`VIOLATION: ${violation}`);
    const { mishaps, closures, openings } = counts;
    say(
      `seed ${SEED}: ${mishaps} mishaps, ${closures} closures, ${openings} openings in ${(wallMs / 1000).toFixed(0)} s`,
    );
    const growthMb = (heapBytes[1] - heapBytes[0]) / MEGABYTE;
    return [
      figureOf('safety.soak.violations', violations.length, 'in 24 h', { atMost: 0 }, mishaps),
      figureOf('safety.soak.closures', closures, 'in 24 h', { atLeast: 10 }, mishaps),
      figureOf('safety.soak.heap-growth', growthMb, 'MB', { atMost: HEAP_GROWTH_MB }, 1),
      figureOf('safety.soak.speed', (HOURS * 3_600_000) / wallMs, '×', { atLeast: 100 }, 1),
    ];
  });
}

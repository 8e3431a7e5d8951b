import type { Figure } from './Figure.ts';

/** Measures, and leaves nothing behind: no process, no file. `say` is for who waits, a line at a time. */
export type Benchmark = (say: (line: string) => void) => Promise<readonly Figure[]>;

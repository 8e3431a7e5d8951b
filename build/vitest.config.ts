import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { CountingReporter } from './CountingReporter.ts';

/** One configuration for all rings; the rings are folders: test/unit, test/observatory, test/console. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Patience, not a figure: a busy machine is many times slower.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // Whole nights side by side: each keeps a core busy.
    maxConcurrency: 2,
    reporters: ['default', new CountingReporter()],
  },
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reporter, TestModule } from 'vitest/node';

/** How a run of tests ended; skipped tests are counted apart, because a skipped test has proved nothing. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Where the counts of the last run are written. */
export const TEST_COUNTS_PATH: string = fileURLToPath(new URL('../out/test-counts.json', import.meta.url));

/** Leaves the counts in a file, for the closing line of `npm test`. */
export class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    // A file that did not load and an error outside any test have no test of their own to fail.
    let failed = unhandledErrors.length;
    let skipped = 0;
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'skipped') skipped += 1;
        else failed += 1;
      }
    }
    mkdirSync(dirname(TEST_COUNTS_PATH), { recursive: true });
    writeFileSync(TEST_COUNTS_PATH, JSON.stringify({ passed, failed, skipped } satisfies TestCounts));
  }
}

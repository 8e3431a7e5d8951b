import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TEST_COUNTS_PATH, type TestCounts } from './CountingReporter.ts';

// `npm test`: types, lint, bundles, then every ring of tests; all of them run even when an early one fails, and the last
// line counts them. `npm run check` (argument --quick) stops before the bundles and the tests.
const root = fileURLToPath(new URL('..', import.meta.url));
const quick = process.argv.includes('--quick');

/** A step counts as one passed or failed check. */
function step(title: string, command: string, args: readonly string[]): number {
  process.stdout.write(`\n== ${title}\n`);
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.error) process.stdout.write(`${command}: ${result.error.message}\n`);
  return result.status ?? 1;
}

function runTests(filters: readonly string[]): TestCounts {
  rmSync(TEST_COUNTS_PATH, { force: true });
  const status = step('tests', 'vitest', ['run', '--config', 'build/vitest.config.ts', ...filters]);
  try {
    const counts = JSON.parse(readFileSync(TEST_COUNTS_PATH, 'utf8')) as TestCounts;
    return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    process.stdout.write('vitest ended without a result.\n');
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const checks: [title: string, command: string, args: string[]][] = [
  ['types', 'tsc', ['-p', '.']],
  ['lint and format', 'biome', ['check', '--error-on-warnings', '.']],
];
if (!quick) checks.push(['bundles', 'node', ['build/buildWhenStale.ts', 'renderer', 'main']]);

const failedChecks = checks
  .filter(([title, command, args]) => step(title, command, args) !== 0)
  .map(([title]) => title);
const counts = quick ? { passed: 0, failed: 0, skipped: 0 } : runTests(process.argv.slice(2));
const passed = counts.passed + checks.length - failedChecks.length;
const failed = counts.failed + failedChecks.length;
process.stdout.write('\n');
if (failedChecks.length > 0) process.stdout.write(`Failed before the tests: ${failedChecks.join(', ')}\n`);
if (counts.skipped > 0) process.stdout.write(`Skipped: ${counts.skipped}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

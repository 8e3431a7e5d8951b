import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPlanner } from '../../../main-services/scheduler/createPlanner.ts';
import { invented, kindsUpTo } from './benchProblems.ts';
import type { KindName } from './inventInstance.ts';

// `node test/bench/scheduler/findBest.ts SECONDS [KIND …]`: plans the invented problems for long and keeps the best values.

const FILE = fileURLToPath(new URL('./bestKnown.json', import.meta.url));
const [seconds = '10', ...asked] = process.argv.slice(2);
const kinds = asked.length > 0 ? (asked as KindName[]) : [...kindsUpTo(2000), 'week1000' as const];
for (const { name, problem } of invented(kinds)) {
  const planner = createPlanner(problem);
  planner.improve({
    seed: Date.now() % 1000,
    budget: { milliseconds: Number(seconds) * 1000, clock: () => process.cpuUsage().user / 1000 },
  });
  const { value } = planner.result();
  const known: Record<string, number> = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
  const better = Math.max(known[name] ?? 0, value);
  process.stdout.write(`${name} ${known[name] ?? '-'} -> ${value}\n`);
  const entries = Object.entries({ ...known, [name]: better }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

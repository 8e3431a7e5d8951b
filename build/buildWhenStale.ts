import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from './fingerprint.ts';

// node build/buildWhenStale.ts [--force] renderer|main …: bundles what changed since the last time.
const root = fileURLToPath(new URL('..', import.meta.url));

interface Bundle {
  readonly configuration: string;
  readonly output: string;
  readonly sources: readonly string[];
}

const shared = ['package-lock.json', 'electron/ipc/contract', 'main-services/model'];
const bundles: Record<string, Bundle> = {
  renderer: {
    configuration: 'build/vite.renderer.config.ts',
    output: 'out/renderer/index.html',
    sources: [...shared, 'build/vite.renderer.config.ts', 'renderer'],
  },
  main: {
    configuration: 'build/vite.main.config.ts',
    output: 'out/main/electron/main.js',
    sources: [...shared, 'build', 'electron', 'main-services', 'devices', 'simulators'],
  },
};

for (const name of process.argv.slice(2).filter((argument) => argument !== '--force')) {
  const bundle = bundles[name];
  if (!bundle) throw new Error(`there is no bundle "${name}"; there are ${Object.keys(bundles).join(' and ')}`);
  const stamp = join(root, 'out', `${name}.fingerprint`);
  const current = fingerprint(root, bundle.sources);
  const fresh = existsSync(join(root, bundle.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === current;
  if (fresh && !process.argv.includes('--force')) continue;
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--logLevel',
      'warn',
      '--config',
      join(root, bundle.configuration),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stamp, current);
}

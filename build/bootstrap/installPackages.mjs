import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recall, remember } from './memory.mjs';
import { pinnedNode } from './pinnedNode.mjs';
import { say } from './say.mjs';

/** Installs the npm packages when they are missing or package-lock.json changed since. @throws when npm fails */
export function installPackages(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const fingerprint = createHash('sha256').update(lock).digest('hex');
  if (recall(root, 'installed') === fingerprint && existsSync(pinnedNode(root))) return;
  if (!isInstalled(root, lock)) {
    say('Installing the npm packages (once; needs the npm registry) …');
    // Scripts stay off for all packages, whatever the version of npm: the native ones bring their binaries with them, and a
    // compiler may not be there. The pinned Node is the one exception, below.
    npm(root, ['ci', '--ignore-scripts']);
  }
  // Its preinstall script fetches the binary for this platform, again from the npm registry.
  if (!existsSync(pinnedNode(root))) npm(root, ['rebuild', 'node']);
  if (!existsSync(pinnedNode(root)))
    throw new Error(
      `npm did not bring the pinned Node (${pinnedNode(root)} is missing). ` +
        'See whether "npm config get ignore-scripts" says true, then delete node_modules and try again.',
    );
  remember(root, 'installed', fingerprint);
}

/** Does what npm noted in node_modules agree with package-lock.json? (Somebody may have installed by hand.) */
function isInstalled(root, lock) {
  let noted;
  try {
    noted = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
  } catch {
    return false;
  }
  return Object.entries(JSON.parse(lock.toString('utf8')).packages).every(
    ([path, wanted]) => path === '' || wanted.optional || noted[path]?.version === wanted.version,
  );
}

function npm(root, args) {
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const quiet = ['--no-fund', '--no-audit', '--loglevel=error'];
  // Under `npm run` npm says where it is itself and which Node it runs on.
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const result = script?.endsWith('.js')
    ? spawnSync(node ?? process.execPath, [script, ...args, ...quiet], options)
    : spawnSync('npm', [...args, ...quiet], { ...options, shell: process.platform === 'win32' });
  if (result.error) throw new Error(`npm could not be run: ${result.error.message}`);
  if (result.status !== 0)
    throw new Error(`npm ${args.join(' ')} failed (status ${result.status ?? result.signal}); its message is above.`);
}

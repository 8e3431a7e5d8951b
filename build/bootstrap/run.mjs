import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { pinnedNode } from './pinnedNode.mjs';

/** The environment of everything that is run: the repository's own programs first, and modules compiled once (halves loading). */
function environment(root) {
  return {
    NODE_COMPILE_CACHE: join(root, 'out', 'compile-cache'),
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
}

/** `node` means the pinned one, whatever the PATH says. */
function program(root, name) {
  return name === 'node' ? pinnedNode(root) : name;
}

/** Runs a step of the set-up; its output goes to stderr. @throws when it fails */
export function runQuietly(root, [name, ...args]) {
  const result = spawnSync(program(root, name), args, { cwd: root, env: environment(root), stdio: ['ignore', 2, 2] });
  if (result.error) throw new Error(`${name} ${args.join(' ')} could not be run: ${result.error.message}`);
  if (result.status !== 0)
    throw new Error(`${name} ${args.join(' ')} failed (status ${result.status ?? result.signal})`);
}

/** Runs the command the script is for, passes signals on, and answers its exit status. */
export function runCommand(root, [name, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(program(root, name), args, { cwd: root, env: environment(root), stdio: 'inherit' });
    // A terminal sends Ctrl+C to the command as well; it decides when to end, this process waits for it.
    process.on('SIGINT', () => undefined);
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => reject(new Error(`${name} could not be run: ${error.message}`)));
    child.on('exit', (status, signal) => resolve(status ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

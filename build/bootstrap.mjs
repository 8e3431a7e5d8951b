// Sets the machine up for one npm script and then runs it under the pinned Node 24:
//   node build/bootstrap.mjs PURPOSE -- command arguments…
// Without dependencies and on any Node >= 20, because nothing is installed yet when it first runs. Speaks on stderr only:
// standard output belongs to the command.
import { fileURLToPath } from 'node:url';
import { bringElectron } from './bootstrap/electronBinary.mjs';
import { installPackages } from './bootstrap/installPackages.mjs';
import { hasDisplay, purposes } from './bootstrap/purposes.mjs';
import { runCommand, runQuietly } from './bootstrap/run.mjs';
import { say } from './bootstrap/say.mjs';
import { provideSystemPrograms } from './bootstrap/systemPrograms.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [purposeName, separator, ...command] = process.argv.slice(2);
const purpose = Object.hasOwn(purposes, purposeName ?? '') ? purposes[purposeName] : undefined;

if (purpose === undefined || separator !== '--' || command.length === 0) {
  say(`usage: node build/bootstrap.mjs ${Object.keys(purposes).join('|')} -- command arguments…`);
  process.exit(64);
}

try {
  installPackages(root);
  const shell = command.includes('--shell') ? command[command.indexOf('--shell') + 1] : null;
  const windowsWanted = purpose.windows && shell !== 'none' && hasDisplay(process.platform, process.env);
  const electron = windowsWanted && shell !== 'chromium' ? bringElectron(root) : false;
  const chromiumWanted = windowsWanted && !electron && shell !== 'electron';
  const missing = provideSystemPrograms(root, [...purpose.programs, ...(chromiumWanted ? ['chromium'] : [])]);
  if (purpose.build && shell !== 'none')
    runQuietly(root, ['node', 'build/buildWhenStale.ts', 'renderer', ...(electron ? ['main'] : [])]);
  const status = await runCommand(root, command);
  if (status !== 0 && missing.length > 0) say(...missing);
  process.exit(status);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

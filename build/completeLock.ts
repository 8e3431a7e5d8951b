import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Lock, missingPlatformPackages } from './missingPlatformPackages.ts';

// npm run lock: after adding or updating a package. npm leaves packages for other platforms out of package-lock.json when they
// are not in the registry that was asked (a mirror, for instance), and `npm ci` then refuses the file on every platform. This
// puts them in by name, version and platform; who needs them gets them from a registry that has them.
const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock;
const missing = missingPlatformPackages(lock);
const packages = { ...lock.packages, ...missing };
const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(path, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
process.stdout.write(`package-lock.json: ${Object.keys(missing).length} packages of other platforms put in\n`);

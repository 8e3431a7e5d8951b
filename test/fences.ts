import { dirname, posix } from 'node:path';
import { COMPUTED, type Import } from './importsOf.ts';

/** Who may import what. The first row whose folder holds the module decides. */
interface Fence {
  /** Folder, or file. */
  readonly within: string;
  /** Folders and files of this repository, "node:" for Node's own modules, and packages ("radix-ui" covers "radix-ui/x"). */
  readonly may: readonly string[];
  /** As `may`, for imports that are types only. */
  readonly mayTypes?: readonly string[];
  readonly because: string;
}

/** Packages that belong to one folder, and to nobody else. */
export const OWNED_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron'],
  'playwright-core': ['electron', 'build', 'test'],
  knex: ['main-services/database'],
  mysql2: ['main-services/database', 'test'],
  'better-sqlite3': ['main-services/database', 'test'],
  'astronomy-engine': ['main-services/astronomy', 'test'],
  'satellite.js': ['main-services/astronomy', 'test'],
  serialport: ['devices', 'test'],
  xstate: ['main-services/majordome', 'test'],
};

export const FENCES: readonly Fence[] = [
  {
    within: 'main-services/scheduler',
    may: ['main-services/scheduler'],
    because: 'the scheduler is a component that anyone can lift out: it imports nothing outside itself',
  },
  {
    within: 'simulators',
    may: ['simulators', 'node:'],
    because: 'the simulators are the independent witness: they share nothing with the application, not even codecs',
  },
  {
    within: 'devices',
    may: ['devices', 'node:', 'serialport'],
    because: 'drivers know the wire and nothing of the observatory',
  },
  {
    within: 'electron/ipc/contract',
    may: ['electron/ipc/contract', 'devices/deviceNames.ts', 'devices/DeviceSetting.ts', 'zod'],
    mayTypes: ['main-services/model', 'devices'],
    because: 'the contract is loaded by windows: it may bring names and readers, but no service',
  },
  {
    within: 'electron/preload.cts',
    may: ['electron'],
    mayTypes: ['electron/ipc/contract'],
    because: 'a sandboxed preload script can load nothing else',
  },
  {
    within: 'renderer',
    may: [
      'renderer',
      'electron/ipc/contract',
      'react',
      'react-dom',
      'zustand',
      'dockview-react',
      'radix-ui',
      'cmdk',
      'uplot',
      '@fontsource-variable/inter',
    ],
    mayTypes: ['main-services/model', 'devices'],
    because: 'the console knows the contract and its own libraries, never a service',
  },
  {
    within: 'main-services',
    may: ['main-services', 'devices', 'node:', 'package:'],
    because: 'the observatory runs without Electron and without windows',
  },
  {
    within: 'electron',
    may: ['electron', 'main-services', 'devices', 'node:', 'package:'],
    because: 'the shells host the observatory; the console is served as files, not imported',
  },
  {
    within: 'build',
    may: ['build', 'electron/chromium/findChromium.ts', 'node:', 'package:'],
    because: 'the toolchain builds the application and is no part of it',
  },
  {
    within: 'test',
    may: ['test', 'build', 'renderer', 'electron', 'main-services', 'devices', 'simulators', 'node:', 'package:'],
    because: 'tests may look everywhere',
  },
];

/** What is wrong with the imports of a module, a sentence each; `path` is relative to the repository, with "/". */
export function fenceFaults(path: string, imports: readonly Import[]): readonly string[] {
  const fence = FENCES.find(({ within }) => isWithin(path, within));
  if (!fence) return [`${path}: no fence says what this module may import`];
  return imports.flatMap(({ specifier, typeOnly }) => {
    if (specifier === COMPUTED) return [`${path} imports a name that is computed: nobody can tell what`];
    const target = resolved(path, specifier);
    const allowed = typeOnly ? [...fence.may, ...(fence.mayTypes ?? [])] : fence.may;
    if (!allowed.some((entry) => covers(entry, target)))
      return [`${path} imports ${specifier}${typeOnly ? ' (types)' : ''}: ${fence.because}`];
    const owners = OWNED_PACKAGES[packageName(target)];
    if (owners && target.startsWith('package:') && !owners.some((owner) => isWithin(path, owner)))
      return [`${path} imports ${specifier}, which belongs to ${owners.join(' and ')}`];
    return [];
  });
}

/** A path in the repository, "node:…", or "package:name/…". */
function resolved(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(dirname(path), specifier));
  return specifier.startsWith('node:') ? specifier : `package:${specifier}`;
}

function covers(entry: string, target: string): boolean {
  if (entry.endsWith(':')) return target.startsWith(entry);
  if (target.startsWith('package:')) return packageName(target) === entry;
  return isWithin(target, entry);
}

function packageName(target: string): string {
  const parts = target.replace('package:', '').split('/');
  return parts.slice(0, target.startsWith('package:@') ? 2 : 1).join('/');
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

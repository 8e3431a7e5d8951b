import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { recallOfToday, remember } from './memory.mjs';
import { say } from './say.mjs';

/**
 * Programs that do not come from npm: any of `names` will do. `mariadb-server-core` is the server without the system
 * service, which the tests do not want: they start a private one.
 */
const PROGRAMS = {
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    debian: ['chromium', 'chromium-sandbox', 'fonts-liberation'],
    what: 'Chromium (or Google Chrome), for the windows of the console',
  },
  xvfb: { names: ['Xvfb'], places: [], debian: ['xvfb'], what: 'Xvfb, a screen for the tests of the windows' },
  mariadb: {
    names: ['mariadbd', 'mysqld'],
    places: [],
    debian: ['mariadb-server-core', 'mariadb-client-core'],
    what: 'MariaDB server 10.6 or newer, for the tests of the database',
  },
  fitsverify: {
    names: ['fitsverify'],
    places: [],
    debian: ['fitsverify'],
    what: "fitsverify (HEASARC), the FITS standard's verifier, for the tests of the images",
  },
};

/** Sees to it that the programs are there; answers the lines that say what is still missing and how to get it. */
export function provideSystemPrograms(root, wanted) {
  let missing = wanted.filter((key) => !isThere(PROGRAMS[key]));
  if (missing.length === 0) return [];
  if (canUseApt() && recallOfToday(root, 'apt-failed') === null) {
    aptInstall(
      root,
      missing.flatMap((key) => PROGRAMS[key].debian),
    );
    missing = wanted.filter((key) => !isThere(PROGRAMS[key]));
  }
  const lines = missing.length === 0 ? [] : whatToInstall(missing);
  say(...lines);
  return lines;
}

function isThere({ names, places }) {
  // Servers live in sbin, which is not on everybody's PATH.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin'];
  return (
    places.some((place) => existsSync(place)) || names.some((name) => folders.some((f) => isProgram(join(f, name))))
  );
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function canUseApt() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && isProgram('/usr/bin/apt-get');
}

function aptInstall(root, packages) {
  say(`Installing Debian packages: ${packages.join(' ')} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', ['-q', '-y', ...args], { env: environment, stdio: ['ignore', 2, 2] }).status === 0;
  // An update may fail for one source of several and the packages still be there: only the installation decides.
  apt('update');
  if (!apt('install', '--no-install-recommends', ...packages)) remember(root, 'apt-failed', packages.join(' '));
}

function whatToInstall(missing) {
  const debian = missing.flatMap((key) => PROGRAMS[key].debian).join(' ');
  return [
    '',
    'Not installed on this machine:',
    ...missing.map((key) => `  - ${PROGRAMS[key].what}`),
    `On Debian or Ubuntu:  sudo apt-get install ${debian}`,
    'Elsewhere install them by hand and see that they are on the PATH. What needs them says so; the rest works.',
    '',
  ];
}

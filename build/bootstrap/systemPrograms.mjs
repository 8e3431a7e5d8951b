import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { recallOfToday, remember } from './memory.mjs';
import { say } from './say.mjs';

const APT = '/usr/bin/apt-get';

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
  kcat: {
    names: ['kcat', 'kafkacat'],
    places: [],
    debian: ['kcat'],
    what: "kcat, whose library's mock cluster is the Kafka of the tests of the alerts",
  },
  openssl: {
    names: ['openssl'],
    places: [],
    debian: ['openssl'],
    what: 'openssl, which makes the certificates of the tests of encrypted connections',
  },
  indi: {
    names: ['indiserver'],
    places: [],
    debian: ['indi-bin'],
    what: 'INDI server and its simulators, for the tests of the INDI drivers',
  },
  faketime: {
    names: ['faketime'],
    places: [],
    debian: ['faketime'],
    what: "libfaketime, which gives the INDI server the observatory's time in the tests of whole nights",
  },
  socat: {
    names: ['socat'],
    places: [],
    debian: ['socat'],
    what: 'socat, which makes the serial cables of the tests of the serial drivers',
  },
  fitsverify: {
    names: ['fitsverify'],
    places: [],
    debian: ['fitsverify'],
    what: "fitsverify (HEASARC), the FITS standard's verifier, for the tests of the images",
  },
  astroplan: {
    // A module of Python, not a program: only where Debian puts it.
    names: [],
    places: ['/usr/lib/python3/dist-packages/astroplan'],
    debian: ['python3-astroplan'],
    what: 'astroplan, the planner that the benchmark of the scheduler stands beside',
  },
};

// Servers live in sbin, which is not on everybody's PATH.
const SBIN = ['/usr/sbin', '/usr/local/sbin', '/sbin'];

/**
 * Sees to it that the programs are there; answers the lines that say what is still missing and how to get it.
 * `machine` says where programs are looked for and how Debian packages are installed (null = not possible here).
 */
export function provideSystemPrograms(root, wanted, machine = thisMachine()) {
  let missing = wanted.filter((key) => !isThere(PROGRAMS[key], machine));
  if (missing.length === 0) return [];
  if (machine.aptInstall !== null && recallOfToday(root, 'apt-failed') === null) {
    const packages = missing.flatMap((key) => PROGRAMS[key].debian);
    say(`Installing Debian packages: ${packages.join(' ')} …`);
    if (!machine.aptInstall(packages)) remember(root, 'apt-failed', packages.join(' '));
    missing = wanted.filter((key) => !isThere(PROGRAMS[key], machine));
  }
  const lines = missing.length === 0 ? [] : whatToInstall(missing);
  say(...lines);
  return lines;
}

function thisMachine() {
  const root = process.getuid?.() === 0;
  const debian = existsSync('/etc/debian_version') && isProgram(APT);
  return {
    folders: [...(process.env.PATH ?? '').split(delimiter), ...SBIN],
    placesToo: true,
    aptInstall: root && debian ? aptInstall : null,
  };
}

function isThere({ names, places }, { folders, placesToo }) {
  return (
    (placesToo && places.some((place) => existsSync(place))) ||
    names.some((name) => folders.some((folder) => isProgram(join(folder, name))))
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

/** Installs as root without asking anything; true when it worked. */
function aptInstall(packages) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync(APT, ['-q', '-y', ...args], { env: environment, stdio: ['ignore', 2, 2] }).status === 0;
  // An update may fail for one source of several and the packages still be there: only the installation decides.
  apt('update');
  return apt('install', '--no-install-recommends', ...packages);
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

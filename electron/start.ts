import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { RealClock } from '../main-services/supervision/RealClock.ts';
import { applicationFolders } from './applicationFolders.ts';
import { chooseShell } from './chooseShell.ts';
import { findChromium } from './chromium/findChromium.ts';
import { askToShow } from './chromium/ShowRequests.ts';
import { type CommandLine, readCommandLine } from './commandLine.ts';
import { findElectron } from './findElectron.ts';
import { quitOnSignals } from './quitOnSignals.ts';
import type { Shell } from './shell.ts';
import { TerminalStatus } from './terminal-status.ts';
import { terminalLog } from './terminalLog.ts';

// What `npm start` runs, under plain Node: Electron as a child if it can, otherwise the whole observatory in this process.
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  process.exitCode = await start(readCommandLine(process.argv.slice(2)));
} catch (error) {
  terminalLog.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function start(commandLine: CommandLine): Promise<number> {
  const folders = applicationFolders(import.meta.url);
  const dataDirectory = resolve(commandLine.dataDirectory);
  if (await askToShow(dataDirectory)) {
    say(`PyROS is already running on ${dataDirectory}; its console comes to the front.`);
    return 0;
  }
  const electron = await findElectron(folders.root);
  const choice = chooseShell(commandLine.shell, {
    display: process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY),
    electronFault: 'fault' in electron ? electron.fault : null,
    chromium: await findChromium(),
  });
  if (choice.shell === null) throw new Error(choice.fault);
  if (choice.shell === 'electron' && 'path' in electron)
    return runElectron(electron.path, folders.main, process.argv.slice(2));
  if (choice.shell === 'chromium') {
    say(`PyROS opens its console in Chromium. ${choice.note ?? ''}`);
    const { ChromiumShell } = await import('./chromium-shell.ts');
    const shell = new ChromiumShell({ rendererFolder: folders.renderer, log: terminalLog });
    return runHere({ ...commandLine, dataDirectory }, shell, choice.note);
  }
  say(`PyROS runs without windows. ${choice.note ?? ''}`);
  return runHere({ ...commandLine, dataDirectory }, null, choice.note);
}

async function runHere(commandLine: CommandLine, shell: Shell | null, shellNote: string | null): Promise<number> {
  const { startApplication } = await import('./application.ts');
  const { dataDirectory, arguments: rest } = commandLine;
  const application = await startApplication({ shell, shellNote, dataDirectory, arguments: rest });
  const endWatching = quitOnSignals(application, say);
  const status = new TerminalStatus({ topics: application.topics, out: process.stdout, wall: new RealClock() });
  status.start();
  try {
    return await application.ended;
  } finally {
    status.stop();
    endWatching();
  }
}

function runElectron(binary: string, main: string, args: readonly string[]): Promise<number> {
  // Chromium's sandbox refuses to run as root.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return new Promise((settle, reject) => {
    const child = spawn(binary, [...flags, main, ...args], { stdio: 'inherit' });
    // The terminal sends Ctrl+C to the child as well; it closes the observatory, this process waits for it.
    process.on('SIGINT', () => undefined);
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('exit', (status, signal) => settle(status ?? 128 + (signal ? constants.signals[signal] : 1)));
  });
}

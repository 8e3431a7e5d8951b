import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as electron from 'electron';
import { EnvironmentSecrets } from '../main-services/system/secrets/EnvironmentSecrets.ts';
import { LayeredSecrets } from '../main-services/system/secrets/LayeredSecrets.ts';
import { startApplication } from './application.ts';
import { applicationFolders } from './applicationFolders.ts';
import { readCommandLine } from './commandLine.ts';
import { ElectronShell } from './electron-shell.ts';
import { registerScheme } from './electronSecurity.ts';
import { quitOnSignals } from './quitOnSignals.ts';
import { SafeStorageSecrets } from './SafeStorageSecrets.ts';
import { terminalLog } from './terminalLog.ts';

// Electron's entry. Everything it decides must be decided before Electron is ready; the application does the rest.
const { app, dialog } = electron;
const given = process.argv.slice(app.isPackaged ? 1 : 2);
const environment = { ...process.env };
// An installed application has no directory of its own to run in.
if (app.isPackaged) environment.PYROS_DATA ??= join(app.getPath('documents'), 'PyROS');

try {
  const commandLine = readCommandLine(given, environment);
  const dataDirectory = resolve(commandLine.dataDirectory);
  const profile = join(dataDirectory, 'electron-profile');
  mkdirSync(profile, { recursive: true });
  app.setPath('userData', profile);
  app.enableSandbox();
  registerScheme(electron);
  // The lock belongs to the profile: observatories with different data directories do not know each other.
  if (app.requestSingleInstanceLock()) {
    const { renderer, preload } = applicationFolders(import.meta.url);
    const shell = new ElectronShell({ electron, rendererFolder: renderer, preload, log: terminalLog });
    const application = await startApplication({
      shell,
      shellNote: null,
      dataDirectory,
      // The environment first, so that whoever starts the application can override what is kept.
      secrets: new LayeredSecrets([
        new EnvironmentSecrets(process.env),
        new SafeStorageSecrets(electron.safeStorage, join(dataDirectory, 'secrets.json')),
      ]),
      arguments: commandLine.arguments,
    });
    quitOnSignals(application, (line) => terminalLog.warning(line));
    // The system's own way to quit (menu, log-off) becomes the ordered one; leaving happens when that has ended.
    app.on('before-quit', (event) => {
      event.preventDefault();
      application.quit('the desktop');
    });
    app.exit(await application.ended);
  } else app.exit(0);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  terminalLog.error(message);
  if (app.isPackaged) dialog.showErrorBox('PyROS cannot start', message);
  app.exit(1);
}

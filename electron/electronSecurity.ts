import type { Log } from '../main-services/model/log.ts';
import type { RendererFiles } from './RendererFiles.ts';

/** What the shell uses of the module `electron`. */
export type ElectronApi = Pick<
  typeof import('electron'),
  'app' | 'BrowserWindow' | 'ipcMain' | 'powerSaveBlocker' | 'protocol' | 'screen' | 'session'
>;

/** The console's own scheme: standard and secure, so that origins, storage and CSP work as on https. */
export const ELECTRON_SCHEME = 'app';
export const ELECTRON_ORIGIN = 'app://pyros';

/** Must be called before Electron is ready. */
export function registerScheme({ protocol }: Pick<ElectronApi, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: ELECTRON_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers app://pyros/… from the built console. */
export function serveRendererFiles({ protocol }: Pick<ElectronApi, 'protocol'>, files: RendererFiles): void {
  protocol.handle(ELECTRON_SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (`${ELECTRON_SCHEME}://${host}` !== ELECTRON_ORIGIN) return new Response('No such place.', { status: 404 });
    const { status, headers, body } = await files.answer(request.method, pathname);
    return new Response(new Uint8Array(body), { status, headers: { ...headers } });
  });
}

/** Refuses, for every page there will ever be: the network, permissions, devices, navigation, new windows, web views. */
export function lockDown({ app, session }: Pick<ElectronApi, 'app' | 'session'>, log: Pick<Log, 'warning'>): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, decide) => {
    log.warning(`the console asked for the permission "${permission}": refused`);
    decide(false);
  });
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(({ url }, decide) => {
    const allowed = url.startsWith(`${ELECTRON_ORIGIN}/`) || /^(data|blob|devtools):/.test(url);
    if (!allowed) log.warning(`the console asked for ${url.slice(0, 200)}: refused`);
    decide({ cancel: !allowed });
  });
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { preventDefault(): void; readonly url: string }) => {
      if (event.url.startsWith(`${ELECTRON_ORIGIN}/`)) return;
      log.warning(`a window tried to go to ${event.url.slice(0, 200)}: refused`);
      event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      log.warning(`a window tried to open ${url.slice(0, 200)}: refused`);
      return { action: 'deny' };
    });
  });
}

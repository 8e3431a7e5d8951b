import type { BrowserWindow, Display as ElectronDisplay, IpcMainInvokeEvent } from 'electron';
import type { Log } from '../main-services/model/log.ts';
import { ELECTRON_ORIGIN, type ElectronApi, lockDown, serveRendererFiles } from './electronSecurity.ts';
import type { Theme, WindowPlace } from './ipc/contract/windows.ts';
import { processStepsBehind } from './processStepsBehind.ts';
import { RendererFiles } from './RendererFiles.ts';
import type { Display, InvokeHandler, Shell, ShellWindow, WindowListener, WindowOrder } from './shell.ts';
import { titleBarColours } from './titleBarColours.ts';
import { WindowEvents } from './WindowEvents.ts';
import { windowAddress } from './windowAddress.ts';

/** A page that dies again so soon after being reloaded is closed instead. */
const CRASH_AGAIN_MS = 10_000;
/** The console's darkest surface: no white flash when a window opens in a dark dome. */
const BACKGROUND = '#0b0e12';

const nobody: InvokeHandler = () =>
  Promise.resolve({ ok: false, code: 'failed', reason: 'The observatory is still starting; try again in a moment.' });

/** The console in Electron's windows: sandboxed, isolated, and refusing everything a console does not need. */
export class ElectronShell implements Shell {
  readonly name = 'Electron';
  readonly #electron: ElectronApi;
  readonly #preload: string;
  readonly #files: RendererFiles;
  readonly #log: Log;
  readonly #windows = new Map<string, BrowserWindow>();
  readonly #ready: WindowEvents;
  readonly #closed: WindowEvents;
  #handler: InvokeHandler = nobody;
  #blocker: number | null = null;
  #quitting = false;
  #theme: Theme = 'dark';

  /** `electron` is the module of that name: a parameter, so that this class can be tried where there is no Electron. */
  constructor(options: { electron: ElectronApi; rendererFolder: string; preload: string; log: Log }) {
    this.#electron = options.electron;
    this.#preload = options.preload;
    this.#files = new RendererFiles(options.rendererFolder);
    this.#log = options.log;
    this.#ready = new WindowEvents(options.log);
    this.#closed = new WindowEvents(options.log);
  }

  /** The profile's place is set by the entry, before Electron is ready (see electron/main.ts). */
  async start(_dataDirectory: string): Promise<void> {
    const { app, ipcMain } = this.#electron;
    await app.whenReady();
    lockDown(this.#electron, this.#log);
    serveRendererFiles(this.#electron, this.#files);
    // Electron would quit otherwise; the night goes on without windows.
    app.on('window-all-closed', () => this.#log.info('the last window was closed; the observatory goes on'));
    ipcMain.handle('pyros:invoke', (event, name: unknown, input: unknown) => this.#answer(event, name, input));
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    // macOS draws its own buttons, over any ground.
    if (process.platform === 'darwin') return;
    for (const window of this.#windows.values()) window.setTitleBarOverlay(titleBarColours(theme));
  }

  async open(order: WindowOrder): Promise<ShellWindow> {
    if (this.#windows.has(order.id)) throw new Error(`There is already a window ${order.id}.`);
    const window = new this.#electron.BrowserWindow({
      title: order.title,
      backgroundColor: BACKGROUND,
      autoHideMenuBar: true,
      // The console draws its own title bar; only the buttons are the system's, in the theme's colours.
      titleBarStyle: 'hidden',
      titleBarOverlay: titleBarColours(this.#theme),
      ...(order.place ?? { width: 1280, height: 800 }),
      webPreferences: {
        preload: this.#preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
        // Windows on other monitors must stay as live as the one in front.
        backgroundThrottling: false,
        // Alarms must be heard from a window that nobody has touched yet.
        autoplayPolicy: 'no-user-gesture-required',
      },
    });
    this.#windows.set(order.id, window);
    let crashedAt = Number.NEGATIVE_INFINITY;
    window.on('closed', () => this.#windowGone(order.id, window));
    window.webContents.on('dom-ready', () => {
      this.#ready.emit(order.id);
      processStepsBehind(window.webContents.getOSProcessId()).catch((error: unknown) => {
        this.#log.debug(`window ${order.id} competes with the observatory: ${String(error)}`);
      });
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      const again = performance.now() - crashedAt < CRASH_AGAIN_MS;
      crashedAt = performance.now();
      this.#log.error(`the page of window ${order.id} died (${reason}): ${again ? 'closing it' : 'loading it again'}`);
      if (again) window.destroy();
      else window.webContents.reload();
    });
    try {
      await window.loadURL(windowAddress(ELECTRON_ORIGIN, order));
    } catch (error) {
      window.destroy();
      throw new Error(`The console could not be shown: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
    return { id: order.id, place: placeOf(window) };
  }

  async close(windowId: string): Promise<void> {
    this.#windows.get(windowId)?.destroy();
  }

  async focus(windowId: string): Promise<void> {
    const window = this.#windows.get(windowId);
    if (window?.isMinimized()) window.restore();
    window?.focus();
  }

  async move(windowId: string, place: WindowPlace): Promise<void> {
    const window = this.#windows.get(windowId);
    if (window?.isMaximized()) window.unmaximize();
    window?.setBounds(place);
  }

  async windows(): Promise<readonly ShellWindow[]> {
    return [...this.#windows].map(([id, window]) => ({ id, place: placeOf(window) }));
  }

  async displays(): Promise<readonly Display[]> {
    const { screen } = this.#electron;
    const primary = screen.getPrimaryDisplay().id;
    return screen.getAllDisplays().map((display) => displayOf(display, primary));
  }

  onInvoke(handler: InvokeHandler): void {
    this.#handler = handler;
  }

  push(windowId: string, batch: string): void {
    const window = this.#windows.get(windowId);
    if (window && !window.isDestroyed() && !window.webContents.isDestroyed())
      window.webContents.send('pyros:push', batch);
  }

  onWindowReady(listener: WindowListener): () => void {
    return this.#ready.add(listener);
  }

  onWindowClosed(listener: WindowListener): () => void {
    return this.#closed.add(listener);
  }

  onAnotherStart(listener: () => void): () => void {
    const { app } = this.#electron;
    // 'activate': a click on the dock's icon (macOS).
    app.on('second-instance', listener);
    app.on('activate', listener);
    return () => {
      app.off('second-instance', listener);
      app.off('activate', listener);
    };
  }

  keepAwake(on: boolean): void {
    const { powerSaveBlocker } = this.#electron;
    if (on) this.#blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    else if (this.#blocker !== null) {
      powerSaveBlocker.stop(this.#blocker);
      this.#blocker = null;
    }
  }

  async quit(): Promise<void> {
    this.#quitting = true;
    this.keepAwake(false);
    this.#electron.ipcMain.removeHandler('pyros:invoke');
    for (const window of [...this.#windows.values()]) window.destroy();
    this.#windows.clear();
    this.#electron.app.quit();
  }

  #answer(event: IpcMainInvokeEvent, name: unknown, input: unknown) {
    const [windowId, window] = [...this.#windows].find(([, known]) => known.webContents === event.sender) ?? ['', null];
    const frame = event.senderFrame;
    return this.#handler(windowId, String(name), input, {
      // A made-up scheme has the origin "null" for URL, but Electron's frame knows it (the scheme is registered as standard).
      origin: frame?.origin ?? 'nowhere',
      mainFrame: frame !== null && frame === event.sender.mainFrame,
      ownWindow: window !== null,
      expectedOrigin: ELECTRON_ORIGIN,
    });
  }

  #windowGone(id: string, window: BrowserWindow): void {
    if (this.#windows.get(id) !== window) return;
    this.#windows.delete(id);
    if (!this.#quitting) this.#closed.emit(id);
  }
}

function placeOf(window: BrowserWindow): WindowPlace {
  const { x, y, width, height } = window.getNormalBounds();
  return { x, y, width, height };
}

function displayOf(display: ElectronDisplay, primaryId: number): Display {
  return {
    id: String(display.id),
    bounds: { ...display.bounds },
    workArea: { ...display.workArea },
    primary: display.id === primaryId,
  };
}

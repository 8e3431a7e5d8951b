import { EventEmitter } from 'node:events';
import type { ElectronApi } from '../../electron/electronSecurity.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

/**
 * The module `electron` as far as the shell uses it, recorded from electron.d.ts: it remembers what it was told and lets a test
 * play the windows' side. It proves what the shell asks of Electron, not what Electron then does.
 */
export function recordedElectron() {
  const handlers = new Map<string, Handler>();
  const windows: FakeWindow[] = [];
  const blockers = new Set<number>();
  const app = Object.assign(new EventEmitter(), {
    quits: 0,
    whenReady: async () => undefined,
    quit: () => {
      app.quits += 1;
    },
  });
  const guards: Record<string, (...args: never[]) => unknown> = {};
  const protocols = new Map<string, (request: Request) => Promise<Response>>();

  class FakeFrame {
    readonly origin: string;
    constructor(origin: string) {
      this.origin = origin;
    }
  }

  class FakeContents extends EventEmitter {
    mainFrame = new FakeFrame('app://pyros');
    readonly sent: string[] = [];
    reloads = 0;
    openHandler: ((details: { url: string }) => unknown) | null = null;
    /** Beyond what any system counts to: nobody's. */
    processId = 2 ** 30;
    getOSProcessId(): number {
      return this.processId;
    }
    send(_channel: string, batch: string): void {
      this.sent.push(batch);
    }
    isDestroyed(): boolean {
      return false;
    }
    reload(): void {
      this.reloads += 1;
      this.emit('dom-ready');
    }
    setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
      this.openHandler = handler;
    }
  }

  class FakeWindow extends EventEmitter {
    readonly options: Record<string, unknown>;
    readonly webContents = new FakeContents();
    url = '';
    focused = 0;
    titleBar: unknown = null;
    #bounds: { x: number; y: number; width: number; height: number };
    #destroyed = false;
    constructor(options: Record<string, unknown>) {
      super();
      this.options = options;
      const { x = 10, y = 10, width, height } = options as Record<'x' | 'y' | 'width' | 'height', number>;
      this.#bounds = { x, y, width, height };
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL(url: string): Promise<void> {
      const response = await protocols.get('app')?.(new Request(url));
      if (!response?.ok) throw new Error(`ERR_FAILED loading ${url}`);
      this.url = url;
      this.webContents.emit('dom-ready');
    }
    getNormalBounds() {
      return { ...this.#bounds };
    }
    setBounds(bounds: { x: number; y: number; width: number; height: number }): void {
      this.#bounds = { ...bounds };
    }
    setTitleBarOverlay(colours: unknown): void {
      this.titleBar = colours;
    }
    isMinimized = () => false;
    isMaximized = () => false;
    restore = () => undefined;
    unmaximize = () => undefined;
    isDestroyed = () => this.#destroyed;
    focus(): void {
      this.focused += 1;
    }
    destroy(): void {
      if (this.#destroyed) return;
      this.#destroyed = true;
      this.emit('closed');
    }
  }

  const remember = (name: string) => (guard: (...args: never[]) => unknown) => {
    guards[name] = guard;
  };
  const electron = {
    app,
    BrowserWindow: FakeWindow,
    ipcMain: {
      handle: (channel: string, handler: Handler) => handlers.set(channel, handler),
      removeHandler: (channel: string) => handlers.delete(channel),
    },
    powerSaveBlocker: {
      start: () => {
        blockers.add(blockers.size + 1);
        return blockers.size;
      },
      stop: (id: number) => blockers.delete(id),
    },
    protocol: {
      handle: (scheme: string, answer: (request: Request) => Promise<Response>) => protocols.set(scheme, answer),
      registerSchemesAsPrivileged: remember('schemes'),
    },
    screen: {
      getPrimaryDisplay: () => ({ id: 2 }),
      getAllDisplays: () => [
        { id: 1, bounds: area(0, 0, 1920, 1080), workArea: area(0, 0, 1920, 1040) },
        { id: 2, bounds: area(1920, 0, 2560, 1440), workArea: area(1920, 0, 2560, 1400) },
      ],
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: remember('permissionRequest'),
        setPermissionCheckHandler: remember('permissionCheck'),
        setDevicePermissionHandler: remember('devicePermission'),
        webRequest: { onBeforeRequest: remember('beforeRequest') },
      },
    },
  };
  return {
    electron: electron as unknown as ElectronApi,
    app,
    windows,
    handlers,
    blockers,
    guards,
    protocols,
    FakeFrame,
  };
}

export type RecordedElectron = ReturnType<typeof recordedElectron>;

function area(x: number, y: number, width: number, height: number) {
  return { x, y, width, height };
}

import type { Theme, WindowPlace } from '../../electron/ipc/contract/windows.ts';
import type { Display, InvokeHandler, Shell, ShellWindow, WindowListener, WindowOrder } from '../../electron/shell.ts';

/** A shell without windows, for what is above it: keeps what it was told and lets a test play the operator. */
export class FakeShell implements Shell {
  readonly name = 'Fake';
  screens: readonly Display[];
  readonly orders: WindowOrder[] = [];
  readonly focused: string[] = [];
  readonly pushed: { windowId: string; batch: string }[] = [];
  /** Views that cannot be opened. */
  readonly broken = new Set<string>();
  handler: InvokeHandler | null = null;
  awake = false;
  theme: Theme = 'dark';
  readonly #open = new Map<string, ShellWindow>();
  readonly #closed = new Set<WindowListener>();
  readonly #anotherStart = new Set<() => void>();

  constructor(screens: readonly Display[] = [display('1', 0, 0, 1920, 1080, true)]) {
    this.screens = screens;
  }

  async start(): Promise<void> {
    await Promise.resolve();
  }

  async open(order: WindowOrder): Promise<ShellWindow> {
    if (this.broken.has(order.view)) throw new Error(`${order.view} is broken`);
    this.orders.push(order);
    const window = { id: order.id, place: order.place ?? { x: 0, y: 0, width: 800, height: 600 } };
    this.#open.set(order.id, window);
    return window;
  }

  async close(windowId: string): Promise<void> {
    if (!this.#open.delete(windowId)) return;
    for (const listener of [...this.#closed]) listener(windowId);
  }

  async focus(windowId: string): Promise<void> {
    this.focused.push(windowId);
  }

  async move(windowId: string, place: WindowPlace): Promise<void> {
    if (this.#open.has(windowId)) this.#open.set(windowId, { id: windowId, place });
  }

  async windows(): Promise<readonly ShellWindow[]> {
    return [...this.#open.values()];
  }

  async displays(): Promise<readonly Display[]> {
    return this.screens;
  }

  onInvoke(handler: InvokeHandler): void {
    this.handler = handler;
  }

  push(windowId: string, batch: string): void {
    this.pushed.push({ windowId, batch });
  }

  onWindowReady(): () => void {
    return () => undefined;
  }

  onWindowClosed(listener: WindowListener): () => void {
    this.#closed.add(listener);
    return () => this.#closed.delete(listener);
  }

  onAnotherStart(listener: () => void): () => void {
    this.#anotherStart.add(listener);
    return () => this.#anotherStart.delete(listener);
  }

  /** Somebody starts the application again. */
  startAgain(): void {
    for (const listener of this.#anotherStart) listener();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
  }

  keepAwake(on: boolean): void {
    this.awake = on;
  }

  async quit(): Promise<void> {
    this.#open.clear();
  }
}

/** A monitor whose bottom 40 pixels are taken by a bar. */
export function display(id: string, x: number, y: number, width: number, height: number, primary: boolean): Display {
  return { id, bounds: { x, y, width, height }, workArea: { x, y, width, height: height - 40 }, primary };
}

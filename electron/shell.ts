import type { Answer } from './ipc/contract/answer.ts';
import type { Theme, ViewName, WindowPlace } from './ipc/contract/windows.ts';
import type { Sender } from './ipc/Sender.ts';

/** A monitor as the windowing system describes it; `workArea` is what bars and docks leave free. */
export interface Display {
  readonly id: string;
  readonly bounds: WindowPlace;
  readonly workArea: WindowPlace;
  readonly primary: boolean;
}

/** A window to open; without a place the windowing system chooses. */
export interface WindowOrder {
  readonly id: string;
  readonly view: ViewName;
  readonly panel: string | null;
  readonly title: string;
  readonly place: WindowPlace | null;
}

export interface ShellWindow {
  readonly id: string;
  readonly place: WindowPlace;
}

/** Answers a call of a window. */
export type InvokeHandler = (
  windowId: string,
  name: string,
  input: unknown,
  sender: Sender,
) => Promise<Answer<unknown>>;

/** Called with a window's id; the returned function of the registration ends it. */
export type WindowListener = (windowId: string) => void;

/**
 * What the application needs of a desktop: windows that show the console's page, the monitors, and a transport for calls and
 * pushes. The page finds `window.pyros` (ipc/contract/bridge.ts) and its identity in its address
 * (`?window=ID&view=NAME&panel=NAME`).
 */
export interface Shell {
  /** For the footer: "Electron" or "Chromium". */
  readonly name: string;
  /** Makes windows possible; what it stores itself (profile, cache) lies in the data directory. @throws in words */
  start(dataDirectory: string): Promise<void>;
  /** Opens a window and answers when its page is loaded. @throws when an id is taken or the page cannot be shown */
  open(order: WindowOrder): Promise<ShellWindow>;
  /** Closes a window; one that is not there is no fault. */
  close(windowId: string): Promise<void>;
  /** Brings a window to the front. */
  focus(windowId: string): Promise<void>;
  /** Moves or resizes a window. */
  move(windowId: string, place: WindowPlace): Promise<void>;
  /** The open windows, where they are now, oldest first. */
  windows(): Promise<readonly ShellWindow[]>;
  displays(): Promise<readonly Display[]>;
  /** Who answers calls; until somebody does, calls are refused. */
  onInvoke(handler: InvokeHandler): void;
  /** Hands a JSON array of `TopicMessage` to a window's page; a window that is gone or loading is no fault: it asks again. */
  push(windowId: string, batch: string): void;
  /** Every time a window's page has (re)loaded. */
  onWindowReady(listener: WindowListener): () => void;
  /** When a window is gone, whoever closed it. The last one does not end the application. */
  onWindowClosed(listener: WindowListener): () => void;
  /** Somebody started the application again: show them this one. */
  onAnotherStart(listener: () => void): () => void;
  /** What the shell draws itself around the pages follows the theme, where it can. */
  setTheme(theme: Theme): void;
  /** Keeps the computer from sleeping while the night is observed. */
  keepAwake(on: boolean): void;
  /** Closes all windows, gives everything back; listeners hear nothing of it. */
  quit(): Promise<void>;
}

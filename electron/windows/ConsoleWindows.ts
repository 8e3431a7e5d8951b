import type { Log } from '../../main-services/model/log.ts';
import { Refusal } from '../../main-services/model/refusal.ts';
import type { Clock } from '../../main-services/supervision/Clock.ts';
import type { ViewName, WindowPlace, WindowView } from '../ipc/contract/windows.ts';
import type { Shell } from '../shell.ts';
import { defaultWindows } from './defaultWindows.ts';
import { displayKey } from './displayKey.ts';
import { fitToDisplays } from './fitToDisplays.ts';
import { readSavedWindows } from './savedWindows.ts';
import { windowTitle } from './windowTitle.ts';

/** How often the windows' places are looked at; the windowing system does not report moves in every shell. */
const LOOK_PERIOD_MS = 5000;
/** More windows than four monitors can show are a mistake of a script, not a wish. */
const MOST_WINDOWS = 24;
/** A further window opens this much right of and below the one before it, so that both can be seen. */
const CASCADE_PIXELS = 32;

/** The part of the database's settings that windows need. */
export interface SettingStore {
  get(key: string): Promise<string | null>;
  set(key: string, value: string | null): Promise<void>;
}

/** Which windows there are and what they show; remembered for each set of monitors, and back after a crash. */
export class ConsoleWindows {
  readonly #shell: Shell;
  readonly #settings: SettingStore;
  readonly #wall: Pick<Clock, 'every'>;
  readonly #log: Log;
  readonly #onChange: (windows: readonly WindowView[]) => void;
  readonly #windows = new Map<string, WindowView>();
  readonly #endings: (() => void)[] = [];
  #nextNumber = 1;
  #key = '';
  #saved: string | null = null;
  #saving: Promise<void> = Promise.resolve();

  constructor(options: {
    shell: Shell;
    settings: SettingStore;
    wall: Pick<Clock, 'every'>;
    log: Log;
    onChange: (windows: readonly WindowView[]) => void;
  }) {
    this.#shell = options.shell;
    this.#settings = options.settings;
    this.#wall = options.wall;
    this.#log = options.log;
    this.#onChange = options.onChange;
  }

  /** Opens the windows that were open when these monitors were last used, or the usual ones. @throws when none can be opened */
  async start(): Promise<void> {
    this.#endings.push(
      this.#shell.onWindowClosed((id) => this.#gone(id)),
      this.#shell.onAnotherStart(() => void this.show().catch((error: Error) => this.#log.error(error.message))),
      this.#wall.every(LOOK_PERIOD_MS, () => void this.#look()),
    );
    await this.#openAll();
  }

  list(): readonly WindowView[] {
    return [...this.#windows.values()];
  }

  /** Opens a further window beside the others. @throws Refusal when there are too many */
  async open(order: { view: ViewName; panel: string | null; place?: WindowPlace }): Promise<WindowView> {
    if (this.#windows.size >= MOST_WINDOWS)
      throw new Refusal('failed', `There are already ${MOST_WINDOWS} windows. Close one first.`);
    const id = `w${this.#nextNumber}`;
    this.#nextNumber += 1;
    const { view, panel } = order;
    const displays = await this.#shell.displays();
    const place = fitToDisplays(order.place ?? this.#besideTheLast(), displays);
    const title = windowTitle(view, panel);
    const window = { view, panel, ...(await this.#shell.open({ id, view, panel, title, place })) };
    this.#windows.set(id, window);
    this.#changed();
    return window;
  }

  /** Closes a window. @throws Refusal when there is none of that name */
  async close(id: string): Promise<void> {
    if (!this.#windows.has(id)) throw new Refusal('input', `There is no window ${id}.`);
    await this.#shell.close(id);
  }

  /** A window says which view it shows now. */
  showing(id: string, view: ViewName): void {
    const window = this.#windows.get(id);
    if (!window || window.view === view) return;
    this.#windows.set(id, { ...window, view });
    this.#changed();
  }

  /** Somebody wants to see the console: the first window comes to the front, or the windows open again. */
  async show(): Promise<void> {
    const [first] = this.#windows.keys();
    if (first === undefined) await this.#openAll();
    else await this.#shell.focus(first);
  }

  /** Notes where the windows are and forgets them; closing them afterwards changes nothing that is remembered. */
  async stop(): Promise<void> {
    for (const end of this.#endings.splice(0)) end();
    await this.#look();
    await this.#saving;
  }

  async #openAll(): Promise<void> {
    const displays = await this.#shell.displays();
    this.#key = `windows:${displayKey(displays)}`;
    this.#saved = await this.#settings.get(this.#key);
    const wanted = readSavedWindows(this.#saved) ?? defaultWindows(displays);
    let fault: unknown;
    for (const window of wanted) {
      try {
        await this.open(window);
      } catch (error) {
        fault = error;
        this.#log.error(
          `the window ${window.view} could not be opened: ${error instanceof Error ? error.message : error}`,
        );
      }
    }
    if (this.#windows.size === 0) throw new Error('No window of the console could be opened.', { cause: fault });
  }

  #besideTheLast(): WindowPlace {
    const last = this.list().at(-1)?.place ?? { x: 0, y: 0, width: 1280, height: 800 };
    return { ...last, x: last.x + CASCADE_PIXELS, y: last.y + CASCADE_PIXELS };
  }

  #gone(id: string): void {
    if (!this.#windows.delete(id)) return;
    this.#changed();
  }

  /** Looks where the windows are now. */
  async #look(): Promise<void> {
    let moved = false;
    for (const { id, place } of await this.#shell.windows()) {
      const window = this.#windows.get(id);
      if (!window || JSON.stringify(window.place) === JSON.stringify(place)) continue;
      this.#windows.set(id, { ...window, place });
      moved = true;
    }
    if (moved) this.#changed();
  }

  #changed(): void {
    this.#onChange(this.list());
    // The last arrangement that showed anything is worth more than "no window".
    if (this.#windows.size === 0) return;
    const text = JSON.stringify(this.list().map(({ view, panel, place }) => ({ view, panel, place })));
    if (text === this.#saved) return;
    this.#saved = text;
    this.#saving = this.#saving
      .then(() => this.#settings.set(this.#key, text))
      .catch((error: Error) => this.#log.warning(`the arrangement of the windows is not remembered: ${error.message}`));
  }
}

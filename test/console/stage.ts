import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApplication } from '../../electron/application.ts';
import { applicationFolders } from '../../electron/applicationFolders.ts';
import { ChromiumShell } from '../../electron/chromium-shell.ts';
import type { Topic, TopicValue } from '../../electron/ipc/contract/topics.ts';
import type { RunningApplication } from '../../electron/RunningApplication.ts';
import { rememberingLog } from '../doubles/rememberingLog.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { eventually } from './pages/eventually.ts';

/** A date in winter: the night is long, M 31 is up when it begins. */
const NIGHT = '2026-12-15';
/** Wall clock. The whole application with its simulators and a browser, on two cores shared with other tests. */
export const START_WITHIN_MS = 80_000;

/** More than one wait that fails, so that it is the wait that speaks. */
export const TEST_WITHIN_MS = 100_000;
/** The monitor that a browser without one pretends to have. */
const SCREEN = '--screen-info={1920x1080}';

export interface StageOptions {
  /** Observatory seconds in a second. */
  readonly speed?: number;
  readonly scenario?: string;
  /** Who uses the console without logging in: 'pyros' (admin), 'operator' (expert), 'observer' (user). */
  readonly login?: string;
  /** Windows on the screen that DISPLAY names, instead of none. */
  readonly onScreen?: boolean;
}

/** The real application on simulators, with its real windows. */
export interface Stage {
  readonly application: RunningApplication;
  readonly shell: ChromiumShell;
  readonly first: ConsolePage;
  readonly startedAt: number;
  /** What the observatory last told its windows. */
  told<T extends Topic>(topic: T): TopicValue<T> | null;
  /** Does something that opens a window, and answers the window. */
  opened(act: () => Promise<void>): Promise<ConsolePage>;
  end(): Promise<void>;
}

/** Starts everything as `npm start` does, in this process; the first window is open and shows the observatory when it answers. */
export async function startStage(options: StageOptions = {}): Promise<Stage> {
  const { speed = 60, scenario = 'clear-night', login = 'pyros', onScreen = false } = options;
  const { renderer } = applicationFolders();
  if (!existsSync(join(renderer, 'index.html')))
    throw new Error('The console is not built: run "node build/buildWhenStale.ts renderer" (npm test does).');
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pyros-console-'));
  const log = rememberingLog();
  const shell = new ChromiumShell({
    rendererFolder: renderer,
    log,
    headless: !onScreen,
    extraFlags: onScreen ? [] : [SCREEN],
  });
  const startedAt = performance.now();
  const application = await startApplication({
    shell,
    shellNote: null,
    dataDirectory,
    arguments: [
      ...['--date', NIGHT, '--ports', 'auto', '--speed', String(speed), '--scenario', scenario, '--login', login],
    ],
  });
  const pages = new Map<string, ConsolePage>();
  const page = (id: string) => {
    const known = pages.get(id);
    if (known) return known;
    const shown = shell.page(id);
    if (!shown) throw new Error(`there is no window ${id}`);
    const made = new ConsolePage(id, shown);
    pages.set(id, made);
    return made;
  };
  const ids = async () => (await shell.windows()).map(({ id }) => id);
  const first = page('w1');
  // Keys pressed before that are heard by nobody.
  await first.ready();
  return {
    application,
    shell,
    startedAt,
    first,
    told: (topic) => application.topics.snapshot(topic),
    opened: async (act) => {
      const before = new Set(await ids());
      await act();
      const fresh = await eventually('another window', async () => (await ids()).find((id) => !before.has(id)));
      const window = page(fresh ?? '');
      await window.ready();
      return window;
    },
    end: async () => {
      application.quit('the test');
      await application.ended;
      await rm(dataDirectory, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

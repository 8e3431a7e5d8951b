import { NightCalendar } from '../main-services/astronomy/NightCalendar.ts';
import { VISITOR } from '../main-services/control/Operator.ts';
import { createObservatory, type Observatory } from '../main-services/observatory.ts';
import { SimulatedClockMemory } from '../main-services/simulation/SimulatedClockMemory.ts';
import type { Clock } from '../main-services/supervision/Clock.ts';
import { RealClock } from '../main-services/supervision/RealClock.ts';
import { ScaledClock } from '../main-services/supervision/ScaledClock.ts';
import { applicationVersion } from '../main-services/system/applicationVersion.ts';
import type { Configuration } from '../main-services/system/Configuration.ts';
import { checkPrerequisites } from '../main-services/system/prerequisites.ts';
import { connectShell } from './ipc/connectShell.ts';
import { calls } from './ipc/contract/index.ts';
import { THEMES, type Theme } from './ipc/contract/windows.ts';
import { handlersOf } from './ipc/handlers/index.ts';
import { TopicHub } from './ipc/publish.ts';
import { publishObservatory } from './publishObservatory.ts';
import { orderedQuit } from './quit.ts';
import type { RunningApplication, StartApplication } from './RunningApplication.ts';
import { readApplicationArguments } from './readApplicationArguments.ts';
import type { Shell } from './shell.ts';
import { ConsoleWindows } from './windows/ConsoleWindows.ts';

/** A simulated night is entered this much before its observing time begins, so that the console is open when the dome opens. */
const BEFORE_NIGHT_MS = 5 * 60_000;
/** Bounds of the shutdown's steps on the wall clock: a park and a closing on real mechanics fit into the longest. */
const SECURE_WITHIN_MS = 240_000;
const STEP_WITHIN_MS = 10_000;
/** Who uses a simulated console without logging in: a trainee may try everything. */
const TRAINEE = 'pyros';

/** The whole application, with windows or without: observatory, calls, topics, windows, ordered end. */
export const startApplication: StartApplication = async (options) => {
  const { overrides, nightDate, freePorts } = readApplicationArguments(options.arguments);
  const { configuration: read, list } = await checkPrerequisites(options.dataDirectory, overrides, { freePorts });
  const missing = list.filter(({ ok }) => !ok).map(({ what, problem, cure }) => `${what}: ${problem} ${cure}`);
  if (read === null || missing.length > 0) throw new Error(`PyROS cannot start.\n${missing.join('\n')}`);
  const configuration = read.simulation.enabled
    ? { ...read, console: { autoLogin: read.console.autoLogin ?? TRAINEE } }
    : read;
  const wall = new RealClock();
  const memory = new SimulatedClockMemory(configuration.dataDirectory);
  const clock = clockFor(configuration, memory, nightDate);
  const stopClocks = () => {
    memory.stop();
    if (clock instanceof ScaledClock || clock instanceof RealClock) clock.stop();
    wall.stop();
  };
  // Chromium takes as long to come up as the observatory does: both at once.
  const shellStart = options.shell?.start(configuration.dataDirectory) ?? Promise.resolve();
  shellStart.catch(() => undefined);
  let observatory: Observatory | null = null;
  try {
    observatory = await createObservatory({
      configuration,
      clock,
      version: applicationVersion(),
      scenarioOverNight: true,
      freePorts,
      secrets: options.secrets,
    });
    if (configuration.simulation.enabled) memory.follow(clock, wall);
    return await openConsole({ ...options, observatory, wall, shellStart, stopClocks });
  } catch (error) {
    await observatory?.stop();
    await shellStart.then(() => options.shell?.quit()).catch(() => undefined);
    stopClocks();
    throw error;
  }
};

/** Publishes, serves and shows an observatory, then starts it. */
async function openConsole(options: {
  readonly shell: Shell | null;
  readonly shellNote: string | null;
  readonly observatory: Observatory;
  readonly wall: RealClock;
  readonly shellStart: Promise<void>;
  readonly stopClocks: () => void;
}): Promise<RunningApplication> {
  const { shell, shellNote, observatory, wall } = options;
  const { clock, logBook, repositories, control, presence, session } = observatory;
  const log = logBook.logFor('Console');
  const hub = new TopicHub({ push: (windowId, batch) => shell?.push(windowId, batch), wall, log });
  const shellName = shell?.name ?? 'no windows';
  const endPublishing = publishObservatory({ observatory, hub, wall, shellName, shellNote });
  if (shellNote !== null) log.warning(`${shellName}: ${shellNote}`);
  const windows = shell
    ? new ConsoleWindows({
        shell,
        settings: repositories.settings,
        wall,
        log,
        onChange: (list) => hub.set('windows', list),
      })
    : null;
  const setTheme = async (theme: Theme) => {
    await repositories.settings.set('theme', theme);
    hub.set('theme', theme);
    shell?.setTheme(theme);
  };
  const kept = await repositories.settings.get('theme');
  const theme = THEMES.find((one) => one === kept) ?? 'dark';
  hub.set('theme', theme);
  shell?.setTheme(theme);

  let settle: (status: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    settle = resolve;
  });
  let safe = false;
  const steps = [
    {
      name: 'abort, park and close',
      timeoutMs: SECURE_WITHIN_MS,
      run: async () => {
        safe = await observatory.secure('the control room is being closed');
        if (!safe) throw new Error('the dome is not verified shut');
      },
    },
    { name: 'remember the windows', timeoutMs: STEP_WITHIN_MS, run: async () => windows?.stop() },
    { name: 'end the agents and the simulators', timeoutMs: STEP_WITHIN_MS, run: () => observatory.stop() },
    { name: 'close the windows', timeoutMs: STEP_WITHIN_MS, run: async () => shell?.quit() },
  ];
  const quit = orderedQuit({ steps, wall, log, onProgress: (progress) => hub.set('shutdown', progress) });
  const askToQuit = (by: string) => {
    log.warning(`shutdown asked for by ${by}`);
    void quit().finally(() => {
      endPublishing();
      hub.stop();
      options.stopClocks();
      settle(safe ? 0 : 1);
    });
  };

  if (shell && windows) {
    const handlers = handlersOf(observatory, { windows, setTheme, quit: askToQuit });
    connectShell(shell, hub, {
      calls,
      handlers,
      session: { role: () => session.current.role, userName: () => session.current.user?.username ?? VISITOR },
      control,
      audit: (entry) => repositories.operations.audit({ at: clock.now(), ...entry }),
      log,
    });
    shell.onWindowClosed((windowId) => {
      presence.forget(windowId);
      control.windowClosed(windowId);
    });
    await options.shellStart;
    await windows.start();
    observatory.events.on('majordome', ({ state }) => shell.keepAwake(state === 'IDLE' || state === 'EXECUTING'));
  }
  if (clock instanceof ScaledClock) clock.run();
  await observatory.start();
  return { topics: hub, quit: askToQuit, ended };
}

function clockFor(configuration: Configuration, memory: SimulatedClockMemory, nightDate: string | null): Clock {
  const { simulation, site } = configuration;
  if (!simulation.enabled) return new RealClock();
  const calendar = new NightCalendar(site);
  const begin = (start: number) => start - BEFORE_NIGHT_MS;
  if (nightDate !== null)
    return new ScaledClock(begin(calendar.nightOf(nightDate).start), simulation.speed, { paused: true });
  const start = simulation.startAt ?? memory.recall() ?? begin(calendar.nightToPlan(Date.now()).start);
  return new ScaledClock(start, simulation.speed, { paused: true });
}

import { statfs } from 'node:fs/promises';
import type { Planning } from '../main-services/model/planning.ts';
import type { ObservationRequest } from '../main-services/model/request.ts';
import type { Observatory } from '../main-services/observatory.ts';
import { withPresentStatuses } from '../main-services/planning/withPresentStatuses.ts';
import type { Clock } from '../main-services/supervision/Clock.ts';
import type { TopicHub } from './ipc/publish.ts';

/** Twice a second the windows are told the time; between two pushes they run their own clocks. */
const TIME_PERIOD_MS = 500;
/** Disk, database and event loop change slowly. */
const SYSTEM_PERIOD_MS = 2000;

/** Tells the windows everything that the observatory knows, through the hub. Returns what ends it. */
export function publishObservatory(options: {
  observatory: Observatory;
  hub: TopicHub;
  wall: Clock;
  shellName: string;
  shellNote: string | null;
}): () => void {
  const { observatory, hub, wall } = options;
  const { events, clock, sky, configuration, repositories, nightLog } = observatory;
  const log = observatory.logBook.logFor('Console');
  let night: string | null = null;
  let planning: Planning | null = null;
  let requests: readonly ObservationRequest[] = [];

  const tellTime = () => {
    hub.set('time', {
      now: clock.now(),
      wall: wall.now(),
      speed: clock.speed,
      simulated: configuration.simulation.enabled,
    });
    const tonight = sky.nightAt(clock.now());
    if (tonight.date !== night) {
      night = tonight.date;
      hub.set('night', tonight);
    }
    hub.set('sky', sky.now());
  };
  const tellSystem = async () => {
    const [latency, disk] = await Promise.allSettled([repositories.ping(), statfs(configuration.dataDirectory)]);
    hub.set('system', {
      version: observatory.version,
      shell: options.shellName,
      shellNote: options.shellNote,
      database: repositories.engine,
      databaseLatencyMs: latency.status === 'fulfilled' ? latency.value : null,
      loopDelayMs: observatory.loopWatch.delays().recentMs,
      loopWorstMs: observatory.loopWatch.delays().worstMs,
      dataDirectory: configuration.dataDirectory,
      freeDiskBytes: disk.status === 'fulfilled' ? disk.value.bavail * disk.value.bsize : null,
    });
  };
  const tellSystemSoon = () => {
    tellSystem().catch((error: unknown) => log.error(`system state not published: ${String(error)}`));
  };
  const tellNightLog = () => hub.set('nightlog', { closures: nightLog.closures(), lost: nightLog.lost() });

  const tellPlanning = () => {
    if (!planning) return;
    planning = withPresentStatuses(planning, requests);
    hub.set('planning', planning);
  };

  hub.set('site', configuration.site);
  hub.set('control', observatory.control.state());
  hub.set('session', observatory.session.current);
  hub.set('majordome', observatory.view());
  hub.set('instruments', observatory.board.state());
  hub.set('environment', observatory.environment.state());
  hub.set('alarms', observatory.alarms.list());
  hub.set('annunciation', observatory.alarms.annunciation());
  hub.set('alerts', observatory.alerts.alerts());
  hub.set('alertSources', observatory.alertSources());
  hub.set('agents', observatory.supervisor.agents());
  hub.set('tasks', observatory.tasks.inspect());
  tellTime();
  tellNightLog();
  tellSystemSoon();
  const fill = async () => {
    hub.add('images', await repositories.images.list(100));
    hub.add('commands', await repositories.operations.commands(100));
    hub.add('log', await repositories.logs.query({ limit: 200 }));
    const latest = await repositories.plannings.latest();
    planning ??= latest;
    tellPlanning();
  };
  fill().catch((error: unknown) => log.error(`history not published: ${String(error)}`));

  const endings = [
    events.on('environment', (state) => hub.set('environment', state)),
    events.on('instruments', (state) => hub.set('instruments', state)),
    events.on('control', (state) => hub.set('control', state)),
    events.on('majordome', (view) => hub.set('majordome', view)),
    events.on('planning', (latest) => {
      planning = latest;
      tellPlanning();
    }),
    events.on('planner', (view) => hub.set('planner', view)),
    events.on('requests', (list) => {
      requests = list;
      hub.set('requests', list);
      const before = planning;
      if (planning) planning = withPresentStatuses(planning, requests);
      if (planning !== before) hub.set('planning', planning);
    }),
    events.on('alerts', (alerts) => hub.set('alerts', alerts)),
    events.on('alertSources', (sources) => hub.set('alertSources', sources)),
    events.on('agents', (agents) => hub.set('agents', agents)),
    events.on('alarms', (alarms) => hub.set('alarms', alarms)),
    events.on('annunciation', (view) => hub.set('annunciation', view)),
    events.on('tasks', (tasks) => hub.set('tasks', tasks)),
    events.on('nightlog', tellNightLog),
    events.on('command', (record) => hub.add('commands', [record])),
    events.on('image', (image) => hub.add('images', [image])),
    observatory.session.listen((session) => hub.set('session', session)),
    observatory.logBook.listen((line) => hub.add('log', [line])),
    wall.every(TIME_PERIOD_MS, tellTime),
    wall.every(SYSTEM_PERIOD_MS, tellSystemSoon),
  ];
  return () => {
    for (const end of endings) end();
  };
}

import { join } from 'node:path';
import { AlarmBoard } from './alarms/AlarmBoard.ts';
import { buildAlerts } from './alerts/buildAlerts.ts';
import { StrategyShelf } from './alerts/strategy/StrategyShelf.ts';
import { AnalysisWorker } from './analysis/AnalysisWorker.ts';
import { analyseEachImage } from './analysis/analyseEachImage.ts';
import { ObservatorySky } from './astronomy/ObservatorySky.ts';
import { connectParts } from './connectParts.ts';
import { buildControl } from './control/buildControl.ts';
import { buildEnvironment } from './environment/buildEnvironment.ts';
import { buildEquipment } from './equipment/buildEquipment.ts';
import { DeviceDiary } from './equipment/DeviceDiary.ts';
import { FscHandover } from './handover/FscHandover.ts';
import { buildInstruments } from './instruments/buildInstruments.ts';
import { buildManualControl } from './instruments/buildManualControl.ts';
import { InstructionDesk } from './instruments/InstructionDesk.ts';
import { interlocksAsOfNow } from './interlocks/interlocksAsOfNow.ts';
import { buildConductor } from './majordome/buildConductor.ts';
import { endNight } from './majordome/endNight.ts';
import { safetyOrders } from './majordome/safetyOrders.ts';
import { ObservatoryEvents } from './ObservatoryEvents.ts';
import type { ObservatoryOptions } from './ObservatoryOptions.ts';
import { buildPlanning } from './planning/buildPlanning.ts';
import { resumeWork } from './resumeWork.ts';
import { SimulationDesk } from './simulation/SimulationDesk.ts';
import { startSimulators } from './simulation/startSimulators.ts';
import { EventLoopWatch } from './supervision/EventLoopWatch.ts';
import { RealClock } from './supervision/RealClock.ts';
import { superviseAgents } from './supervision/superviseAgents.ts';
import { TaskQueues } from './supervision/TaskQueues.ts';
import { openRecords } from './system/openRecords.ts';
import { headlessSecrets } from './system/secrets/headlessSecrets.ts';
import { recordVersions, softwareVersions } from './system/versions.ts';

/** The heartbeat to the PLC is withheld when the loop was blocked for longer than this: then nobody is in control. */
const LONGEST_HEALTHY_STALL_MS = 10_000;

export type Observatory = Awaited<ReturnType<typeof createObservatory>>;

/** Builds the whole observatory from its configuration: every part is made here, by plain constructors, and owned here. */
export async function createObservatory({
  configuration,
  clock,
  version,
  scenarioOverNight,
  freePorts,
  secrets = headlessSecrets(),
}: ObservatoryOptions) {
  const records = await openRecords(configuration, clock);
  const { directories, repositories, logBook } = records;
  const logFor = (agent: string) => logBook.logFor(agent);
  const log = logFor('System');
  const wall = new RealClock();
  const events = new ObservatoryEvents((event, error) => log.error(`a listener to ${event} failed: ${String(error)}`));
  const { site } = configuration;
  const sky = new ObservatorySky(site, clock);

  const simulators = configuration.simulation.enabled
    ? await startSimulators({
        configuration,
        clock,
        directories,
        night: sky.tonight(),
        scenarioOverNight,
        freePorts,
        log: logFor('Simulators'),
      }).catch(async (error: unknown) => {
        await records.close();
        throw error;
      })
    : null;
  const { devices, equipment, ...lines } = buildEquipment({
    configuration,
    clock,
    wall,
    simulators: simulators?.addresses().devices ?? null,
    log: logFor('Equipment'),
    instruments: () => instruments.board.state(),
    executing: () => conductor.view().execution?.name ?? null,
    recordingsFolder: directories.logs,
  });

  const alarms = new AlarmBoard({
    clock,
    log: logFor('Alarms'),
    store: repositories.alarms,
    settings: repositories.settings,
    onChange: (list) => events.emit('alarms', list),
    onAnnunciation: (view) => events.emit('annunciation', view),
  });
  const tasks = new TaskQueues({ clock, onChange: () => events.emit('tasks', tasks.inspect()) });
  const people = buildControl({ clock, wall, logFor, users: repositories.users });
  const { control, presence, session } = people;
  const loopWatch = new EventLoopWatch(log, join(directories.logs, 'System.log'));
  const analysis = new AnalysisWorker();
  const { environment, history, heartbeat, thresholds } = await buildEnvironment({
    configuration,
    plc: devices.plc,
    station: devices.weatherStation,
    clock,
    logFor,
    repositories,
    dataDirectory: directories.root,
    sky,
    instruments: () => instruments.board.state(),
    ailment: () =>
      loopWatch.delays().recentMs > LONGEST_HEALTHY_STALL_MS ? 'the event loop was blocked' : supervisor.ailment(),
  });
  const instruments = await buildInstruments({
    devices,
    clock,
    logFor,
    operations: repositories.operations,
    horizontal: (ra, dec) => sky.horizontal(ra, dec),
    checksOf: (board) => interlocksAsOfNow({ clock, sky, environment, board, limits: configuration.interlocks }),
  });
  const manualControl = buildManualControl({
    site,
    clock,
    wall,
    sky: () => sky.now(),
    devices,
    instruments,
    limits: configuration.interlocks,
    log: logFor('Manual control'),
  });
  const { planning, preview, planner, requests, inbox, announceRequests } = buildPlanning({
    clock,
    logFor,
    site,
    ranking: configuration.planning.ranking,
    sky,
    repositories,
    inboxDirectory: directories.inbox,
    events,
    executing: () => conductor.executing(),
    tasks,
  });
  const conductor = buildConductor({
    clock,
    logFor,
    site,
    devices,
    instruments,
    repositories,
    tasks,
    alarms,
    control,
    environment: () => environment.state(),
    nightAt: (instant) => sky.nightAt(instant),
    closingPolicy: configuration.interlocks.closingPolicy,
    producedDirectory: directories.produced,
    replan: (trigger) => planning.replanSoon(trigger),
    requests,
    nightEnded: (night) => endNight({ night, repositories, planning, conductor, events, log: logFor('Majordome') }),
    onImage: (image) => {
      analyse(image);
      announceRequests(conductor.view().execution?.requestId);
    },
    onExecution: (execution) => alerts.service.follow(execution),
    onView: (view) => events.emit('majordome', view),
    onNightLog: () => events.emit('nightlog', undefined),
    onRequestsChanged: () => announceRequests(),
  });
  const instructions = new InstructionDesk({
    devices,
    ...instruments,
    expose: (order, by) => conductor.manualExposure.expose(order, by),
  });
  const { images } = repositories;
  const analyse = analyseEachImage({ tasks, analysis, clock, images, store: conductor.store, events });
  const strategies = await StrategyShelf.open({
    strategies: repositories.strategies,
    users: repositories.users,
    clock,
    log: logFor('Alert manager'),
  });
  const alerts = buildAlerts({
    configuration,
    clock,
    wall,
    logFor,
    repositories,
    directories,
    sky: sky.oracle,
    events,
    simulatedBroker: simulators?.addresses().alerts ?? null,
    actions: conductor.alertResponse,
    secrets,
    mode: () => control.state().mode,
    takeTelescope: (by) => {
      // What is planned must not start in the moment between.
      const release = conductor.majordome.reserve();
      control.giveToAlert(by);
      release();
    },
    strategy: () => strategies.active(),
  });
  const handover = new FscHandover({
    producedDirectory: directories.produced,
    toFsc: directories.toFsc,
    requests: repositories.requests,
    images,
    alerts: repositories.alerts,
    log: logFor('Hand-over'),
  });
  const supervisor = superviseAgents({
    agents: [environment, instruments.board, instruments.follower, alerts.manager, inbox, history, conductor.majordome],
    clock,
    logFor,
    events,
    alarms,
  });

  const diary = new DeviceDiary({ operations: repositories.operations, clock, log: logFor('Equipment') });
  connectParts({
    events,
    clock,
    environment,
    instruments,
    majordome: conductor.majordome,
    control,
    jogs: manualControl.jogs,
    alarms,
    alerts: alerts.service,
    diary,
    handover,
  });

  return {
    configuration,
    clock,
    version,
    directories,
    repositories,
    logBook,
    events,
    sky,
    simulators,
    simulation: new SimulationDesk(simulators),
    devices,
    equipment,
    alarms,
    tasks,
    ...people,
    loopWatch,
    analysis,
    environment,
    thresholds,
    ...instruments,
    ...manualControl,
    instructions,
    planning,
    preview,
    requests,
    ...conductor,
    ...safetyOrders(conductor, instruments.motions, control),
    alerts: alerts.service,
    alertSources: () => alerts.manager.sources(),
    secrets,
    strategies,
    supervisor,

    /** The request whose sequence runs, or null. */
    runningRequestId: (): number | null => conductor.view().execution?.requestId ?? null,

    async start(): Promise<void> {
      loopWatch.start();
      await recordVersions(repositories.operations, softwareVersions(version), clock.now());
      for (const device of Object.values(devices)) device.connect();
      await session.autoLogin(configuration.console.autoLogin);
      await alarms.restore();
      const work = { repositories, conductor, sky, clock, events, handover, analyse };
      await resumeWork({ ...work, announceRequests: () => announceRequests(), log: logFor('Majordome') });
      await planner.warm();
      heartbeat.start();
      await supervisor.start();
      log.info(
        `PyROS ${version} runs on ${repositories.engine}, ${simulators ? `simulated at ${clock.speed}×` : 'with real devices'}`,
      );
    },

    /** Ends every agent, connection, thread and child process, in reverse order. Does not move anything: `secure` first. */
    async stop(): Promise<void> {
      for (const part of [supervisor, presence, control, heartbeat, alarms, tasks]) await part.stop();
      await conductor.nightLog.flush();
      for (const thread of [planner, analysis]) await thread.stop();
      await handover.settled();
      await lines.stop();
      await diary.flush();
      await simulators?.stop();
      await loopWatch.stop();
      wall.stop();
      await records.close();
    },
  };
}

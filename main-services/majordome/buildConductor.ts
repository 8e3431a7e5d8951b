import type { Devices } from '../../devices/createDevices.ts';
import type { AlarmBoard } from '../alarms/AlarmBoard.ts';
import type { ControlAuthority } from '../control/ControlAuthority.ts';
import type { Repositories } from '../database/Repositories.ts';
import type { Instruments } from '../instruments/buildInstruments.ts';
import type { ClosingPolicy } from '../interlocks/limits.ts';
import type { EnvironmentState } from '../model/environment.ts';
import type { ImageRecord } from '../model/image.ts';
import type { Log } from '../model/log.ts';
import type { Night } from '../model/night.ts';
import type { ExecutionState, MajordomeView } from '../model/operations.ts';
import type { Site } from '../model/site.ts';
import { ImageStore } from '../observation/ImageStore.ts';
import { ManualExposure } from '../observation/ManualExposure.ts';
import { NightCalibrations } from '../observation/NightCalibrations.ts';
import { type InQueue, SequenceExecutor } from '../observation/SequenceExecutor.ts';
import type { Execution } from '../planning/planningMapping.ts';
import type { RequestService } from '../requests/RequestService.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { TaskQueues } from '../supervision/TaskQueues.ts';
import { AlertResponse } from './AlertResponse.ts';
import { ClosingProcedure } from './ClosingProcedure.ts';
import { Majordome } from './Majordome.ts';
import { NightLog } from './NightLog.ts';
import { SequenceRunner } from './SequenceRunner.ts';

export interface ConductorOptions {
  readonly clock: Clock;
  readonly logFor: (agent: string) => Log;
  readonly site: Site;
  readonly devices: Devices;
  readonly instruments: Instruments;
  readonly repositories: Repositories;
  readonly tasks: TaskQueues;
  readonly alarms: AlarmBoard;
  readonly control: ControlAuthority;
  readonly environment: () => EnvironmentState | null;
  readonly nightAt: (instant: number) => Night;
  readonly closingPolicy: ClosingPolicy;
  readonly producedDirectory: string;
  readonly replan: (trigger: string) => void;
  readonly requests: Pick<RequestService, 'place' | 'submit' | 'cancel' | 'refine' | 'addSequence'>;
  readonly nightEnded: (night: Night) => Promise<void>;
  readonly onImage: (image: ImageRecord) => void;
  readonly onExecution: (execution: ExecutionState) => void;
  readonly onView: (view: MajordomeView) => void;
  readonly onNightLog: () => void;
  readonly onRequestsChanged: () => void;
}

/** Everything that conducts the night. */
export interface Conductor {
  readonly majordome: Majordome;
  readonly runner: SequenceRunner;
  readonly closing: ClosingProcedure;
  readonly nightLog: NightLog;
  readonly alertResponse: AlertResponse;
  readonly store: ImageStore;
  readonly calibrations: NightCalibrations;
  readonly manualExposure: ManualExposure;
  view(): MajordomeView;
  /** What holds the telescope, for the planner; null = nothing. */
  executing(): Execution | null;
}

/** Puts the conductor together. */
export function buildConductor(options: ConductorOptions): Conductor {
  const { clock, logFor, site, devices, instruments, repositories, requests, tasks, alarms, control } = options;
  const { board, motions } = instruments;
  const cameras = { VIS: devices.vis, NIR: devices.nir };
  const log = logFor('Majordome');
  const observationLog = logFor('Observation');
  const store = new ImageStore(options.producedDirectory);
  const standing = {
    pointing: () => board.telescope.status(),
    accessories: () => board.state().accessories,
  };
  const inQueue: InQueue = (queue, name, work) => tasks.enqueue(queue, name, work).done;
  let execution: ExecutionState | null = null;
  const view = (): MajordomeView => ({ ...majordome.state(), execution, closing: closing.view() });
  const shared = { clock, site, cameras, inQueue, store, images: repositories.images, onImage: options.onImage };

  const executing = (): Execution | null => {
    const sequenceId = runner.running()?.sequenceId;
    if (sequenceId === undefined) return null;
    const known = execution?.sequenceId === sequenceId ? execution : null;
    return { sequenceId, startedAt: known?.startedAt ?? null, expectedEndAt: known?.expectedEndAt ?? null };
  };

  const nightLog = new NightLog({ clock, log, store: repositories.operations, changed: options.onNightLog });
  const closing = new ClosingProcedure({
    motions,
    nightLog,
    clock,
    log,
    policy: options.closingPolicy,
    onProgress: () => options.onView(view()),
    onDone: (part) => alarms.clear(`closing:${part}`),
    onFailure: (part, what) => alarms.raise(`closing:${part}`, { message: `Closing: ${what}` }),
  });
  const executor = new SequenceExecutor({
    ...shared,
    log: observationLog,
    ...standing,
    pointAt: (target, label, signal) => motions.pointAt(target, label, signal),
    requests: repositories.requests,
    onProgress: (state) => {
      execution = state;
      options.onExecution(state);
      options.onView(view());
    },
  });
  const runner = new SequenceRunner({
    clock,
    log,
    execute: (request, sequence, signal) => executor.execute(request, sequence, signal),
    requests: repositories.requests,
    addSequence: async (request, rest) => void (await requests.addSequence(request.id, rest)),
    store,
    onStarted: () => options.onRequestsChanged(),
    onSettled: (sequence, outcome) => {
      execution = null;
      options.onView(view());
      options.onRequestsChanged();
      options.replan(`sequence ${sequence.id} ${outcome.outcome}`);
    },
    onFruitless: (reason) => {
      if (reason === null) alarms.clear('fruitless');
      else alarms.raise('fruitless', { message: `A sequence ${reason}` });
    },
  });
  const majordome: Majordome = new Majordome({
    clock,
    log,
    runner,
    closing,
    nightLog,
    instruments: () => board.state(),
    environment: options.environment,
    control: () => control.state(),
    stoppedAt: () => control.stoppedAt(),
    nightAt: options.nightAt,
    open: (by, mayGoOn) => motions.open(by, mayGoOn),
    replan: options.replan,
    nightEnded: options.nightEnded,
    onChange: () => options.onView(view()),
  });
  const alertResponse = new AlertResponse({
    clock,
    log,
    majordome,
    runner,
    whyNotNow: () => {
      const { state, reason } = majordome.state();
      const shutter = board.dome.status()?.shutter;
      if (state !== 'IDLE' && state !== 'EXECUTING') return `The observatory is ${state}: ${reason}.`;
      if (closing.running()) return 'The observatory is being closed.';
      return shutter === 'OPEN' ? null : `The dome is ${shutter?.toLowerCase() ?? 'not heard of'}.`;
    },
    slewNow: (target, by) => motions.slewNow(target, by),
    submit: (draft) => requests.place(draft),
    handIn: async (requestId) => void (await requests.submit(requestId)),
    cancelRequest: async (requestId, reason) => {
      if (execution?.requestId === requestId) await runner.interrupt(reason);
      await requests.cancel(requestId, reason);
    },
    refineRequest: (requestId, draft) => requests.refine(requestId, draft),
    replan: options.replan,
  });
  const calibrations = new NightCalibrations({
    ...shared,
    log: observationLog,
    domeIsShut: () => board.dome.status()?.shutter === 'CLOSED',
  });
  const manualExposure = new ManualExposure({
    ...shared,
    log: observationLog,
    desk: instruments.desk,
    checks: instruments.checks,
    ...standing,
  });
  return { majordome, runner, closing, nightLog, alertResponse, store, calibrations, manualExposure, view, executing };
}

import type { AlarmView, AnnunciationView } from './model/alarm.ts';
import type { Alert } from './model/alert.ts';
import type { AlertSourceView } from './model/alertSource.ts';
import type { EnvironmentState } from './model/environment.ts';
import type { ImageRecord } from './model/image.ts';
import type { Night } from './model/night.ts';
import type {
  AgentView,
  CommandRecord,
  ControlState,
  InstrumentsState,
  MajordomeView,
  TaskView,
} from './model/operations.ts';
import type { PlannerView, Planning } from './model/planning.ts';
import type { ObservationRequest } from './model/request.ts';

/** Everything that the observatory tells whoever watches: facts that have happened, never orders. */
export interface ObservatoryEventMap {
  environment: EnvironmentState;
  instruments: InstrumentsState;
  control: ControlState;
  majordome: MajordomeView;
  planning: Planning;
  planner: PlannerView;
  requests: readonly ObservationRequest[];
  alerts: readonly Alert[];
  alertSources: readonly AlertSourceView[];
  agents: readonly AgentView[];
  alarms: readonly AlarmView[];
  annunciation: AnnunciationView;
  tasks: readonly TaskView[];
  nightlog: undefined;
  command: CommandRecord;
  image: ImageRecord;
  /** Everything of this night is done, calibrations included. */
  nightEnded: Night;
}

/** Typed events in process; a listener that fails is told to `failed` and keeps nobody else from hearing. */
export class ObservatoryEvents {
  readonly #listeners = new Map<keyof ObservatoryEventMap, Set<(value: never) => void>>();
  readonly #failed: (event: string, error: unknown) => void;

  constructor(failed: (event: string, error: unknown) => void) {
    this.#failed = failed;
  }

  /** Calls `listener` with every such event; returns its own end. */
  on<K extends keyof ObservatoryEventMap>(event: K, listener: (value: ObservatoryEventMap[K]) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  emit<K extends keyof ObservatoryEventMap>(event: K, value: ObservatoryEventMap[K]): void {
    for (const listener of this.#listeners.get(event) ?? []) {
      try {
        (listener as (value: ObservatoryEventMap[K]) => void)(value);
      } catch (error) {
        this.#failed(event, error);
      }
    }
  }
}

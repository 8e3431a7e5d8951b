import { alarmCalls } from './alarms.ts';
import { alertCalls } from './alerts.ts';
import type { Answer } from './answer.ts';
import { auditCalls } from './audit.ts';
import type { Call } from './call.ts';
import { catalogueCalls } from './catalogue.ts';
import { controlCalls } from './control.ts';
import { environmentCalls } from './environment.ts';
import { equipmentCalls } from './equipment.ts';
import { instructionCalls } from './instructions.ts';
import { instrumentCalls } from './instruments.ts';
import { monitoringCalls } from './monitoring.ts';
import { planningCalls, requestCalls } from './planning.ts';
import { simulationCalls } from './simulation.ts';
import { strategyCalls } from './strategies.ts';
import { visibilityCalls } from './visibility.ts';
import { windowCalls } from './windows.ts';

/** The one list of everything a window (or the command line, or a test) can ask of the observatory. */
export const calls = {
  ...instrumentCalls,
  ...catalogueCalls,
  ...instructionCalls,
  ...equipmentCalls,
  ...controlCalls,
  ...auditCalls,
  ...planningCalls,
  ...requestCalls,
  ...visibilityCalls,
  ...monitoringCalls,
  ...environmentCalls,
  ...simulationCalls,
  ...alarmCalls,
  ...alertCalls,
  ...strategyCalls,
  ...windowCalls,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type InputOf<K extends CallName> = Calls[K] extends Call<infer Input, unknown> ? Input : never;
export type OutputOf<K extends CallName> =
  Calls[K] extends Call<never, infer Output> ? Output : Calls[K] extends Call<infer _I, infer Output> ? Output : never;

/** Who calls, as `serve` established it. */
export interface Caller {
  readonly windowId: string;
  readonly userName: string;
}

export type Handlers = { [K in CallName]: (input: InputOf<K>, caller: Caller) => OutputOf<K> | Promise<OutputOf<K>> };
export type Client = { [K in CallName]: (input: InputOf<K>) => Promise<Answer<OutputOf<K>>> };

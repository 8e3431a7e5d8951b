import { z } from 'zod';
import type { SimulatedWeather, SimulationView } from '../../../main-services/model/simulation.ts';
import { change, query } from './call.ts';

/** Simulators that can be killed, started and given faults. */
export const SIMULATED_DEVICES = ['Telescope', 'CameraVIS', 'CameraNIR', 'PLC', 'Dome', 'Focuser'] as const;
export type SimulatedDevice = (typeof SIMULATED_DEVICES)[number];

/** Faults of simulators/PROTOCOL.md; "none" ends them. */
export const SIMULATED_FAULTS = [
  'none',
  'hang',
  'mute',
  'rubbish',
  'truncated',
  'oversized',
  'close',
  'slow',
  'stuck',
  'broken',
  'deaf',
  'lying',
] as const;
export type SimulatedFault = (typeof SIMULATED_FAULTS)[number];

/** What can be made to happen to the simulated sensors. */
export const SIMULATED_WEATHERS = [
  'rain',
  'gale',
  'humid',
  'clouds',
  'door',
  'intruder',
  'blackout',
] as const satisfies readonly SimulatedWeather[];

const device = z.enum(SIMULATED_DEVICES);
const nothing = z.undefined();

/** Weather and faults made by hand, in simulation only; and the monitoring agent, stopped and started by hand. */
export const simulationCalls = {
  /** What was brought about by hand and still holds; null = real devices. */
  'simulation.view': query<undefined, SimulationView | null>('viewer', nothing),
  'simulation.setWeather': change<{ weather: SimulatedWeather; on: boolean }, null>(
    'expert',
    z.strictObject({ weather: z.enum(SIMULATED_WEATHERS), on: z.boolean() }),
  ),
  /** Every output of a sensor ("WXT520") stands still at what it says now, or goes on. */
  'simulation.setFrozen': change<{ sensor: string; on: boolean }, null>(
    'expert',
    z.strictObject({ sensor: z.string().min(1).max(64), on: z.boolean() }),
  ),
  /** No weather, no frozen sensor, no fault of the PLC any more. */
  'simulation.makeFair': change<undefined, null>('expert', nothing),
  'simulation.setFault': change<{ device: SimulatedDevice; fault: SimulatedFault }, null>(
    'expert',
    z.strictObject({ device, fault: z.enum(SIMULATED_FAULTS) }),
  ),
  /** Ends a device's process, as a power cut would. */
  'simulation.kill': change<{ device: SimulatedDevice }, null>('expert', z.strictObject({ device })),
  /** Ends a device's process if it runs, and starts it again. */
  'simulation.restart': change<{ device: SimulatedDevice }, null>('expert', z.strictObject({ device })),
  /** Nobody judges the environment any more: the majordome closes, and the heartbeat to the PLC ends. */
  'monitoring.stop': change<undefined, null>('expert', nothing),
  /** Starts the monitoring, or starts it anew. */
  'monitoring.restart': change<undefined, null>('expert', nothing),
} as const;

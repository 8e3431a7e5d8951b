import type { SimulatedDevice, SimulatedFault } from '../../../electron/ipc/contract/simulation.ts';
import type { SimulatedWeather } from '../../../main-services/model/simulation.ts';

interface Toggle<V> {
  readonly value: V;
  readonly name: string;
  /** What it does, in a sentence. */
  readonly does: string;
}

/** Weather that can be made, as a trainee calls it. */
export const WEATHER_TOGGLES: readonly Toggle<SimulatedWeather>[] = [
  { value: 'rain', name: 'Rain', does: 'Both stations and the rain detector report rain.' },
  { value: 'gale', name: 'Gale', does: 'Both stations measure 20 m/s and more.' },
  { value: 'humid', name: 'Humid', does: 'Humid air near its dew point, at both stations.' },
  { value: 'clouds', name: 'Clouds', does: 'The sky is as warm as the air.' },
  { value: 'door', name: 'Door open', does: 'A door of the dome is open.' },
  { value: 'intruder', name: 'Intruder', does: 'Somebody is in the building.' },
  { value: 'blackout', name: 'Mains off', does: 'The mains power has failed.' },
];

/** Faults of any simulated device, worst for the line first. */
export const FAULT_TOGGLES: readonly Toggle<SimulatedFault>[] = [
  { value: 'hang', name: 'Hang', does: 'Accepts everything, does nothing, never answers.' },
  { value: 'mute', name: 'Mute', does: 'Does what it is told and never answers.' },
  { value: 'close', name: 'Hang up', does: 'Drops every connection.' },
  { value: 'rubbish', name: 'Rubbish', does: 'Answers something that is no reply at all.' },
  { value: 'truncated', name: 'Half', does: 'Answers half and hangs up.' },
  { value: 'oversized', name: '10 MB', does: 'Answers 10 megabytes.' },
  { value: 'slow', name: 'Slow', does: 'Answers one byte at a time.' },
  { value: 'stuck', name: 'Stuck', does: 'Stands still; a PLC answers the same status for ever.' },
  { value: 'broken', name: 'Broken', does: 'Says that it has a fault and refuses.' },
  { value: 'deaf', name: 'Deaf', does: 'Acknowledges every command and carries none out.' },
  { value: 'lying', name: 'Lying', does: 'The dome’s limit switch says closed while the motor stands still.' },
];

/** Devices with the names that fit into a row of buttons. */
export const DEVICE_NAMES: readonly { readonly value: SimulatedDevice; readonly text: string }[] = [
  { value: 'PLC', text: 'PLC' },
  { value: 'Dome', text: 'Dome' },
  { value: 'Telescope', text: 'Telescope' },
  { value: 'CameraVIS', text: 'VIS' },
  { value: 'CameraNIR', text: 'NIR' },
  { value: 'Focuser', text: 'Focuser' },
];

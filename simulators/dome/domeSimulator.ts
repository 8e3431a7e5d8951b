import { runDeviceSimulator } from '../common/runDeviceSimulator.ts';
import { SimulatedDome } from './SimulatedDome.ts';

await runDeviceSimulator(() => new SimulatedDome());

import { runDeviceSimulator } from '../common/runDeviceSimulator.ts';
import { SimulatedTelescope } from './SimulatedTelescope.ts';

await runDeviceSimulator(() => new SimulatedTelescope());

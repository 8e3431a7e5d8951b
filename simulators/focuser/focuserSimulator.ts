import { runDeviceSimulator } from '../common/runDeviceSimulator.ts';
import { SimulatedFocuser } from './SimulatedFocuser.ts';

await runDeviceSimulator(() => new SimulatedFocuser());

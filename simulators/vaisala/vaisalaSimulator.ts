import { runSerialSimulator } from '../common/runSerialSimulator.ts';
import { SimulatedVaisala } from './SimulatedVaisala.ts';

await runSerialSimulator(({ options }) => new SimulatedVaisala({ manners: options.manners }));

import { runSerialSimulator } from '../common/runSerialSimulator.ts';
import { SimulatedDavis } from './SimulatedDavis.ts';

await runSerialSimulator(({ options }) => new SimulatedDavis({ manners: options.manners }));

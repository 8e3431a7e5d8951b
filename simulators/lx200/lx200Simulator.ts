import { runSerialSimulator } from '../common/runSerialSimulator.ts';
import { SimulatedLx200 } from './SimulatedLx200.ts';

await runSerialSimulator(
  ({ clock, options }) => new SimulatedLx200({ now: () => clock.now(), manners: options.manners }),
);

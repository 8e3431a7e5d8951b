import { runDeviceSimulator } from '../common/runDeviceSimulator.ts';
import { SideLine } from '../common/SideLine.ts';
import { SimulatedPlc } from './SimulatedPlc.ts';

await runDeviceSimulator(({ options, clock }) => {
  const dome = options.domePort === null ? null : new SideLine(options.domePort, options.host ?? '127.0.0.1');
  return new SimulatedPlc({ clock, dome, liveWeather: options.liveWeather });
});

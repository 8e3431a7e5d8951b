import type { Observatory } from '../../../main-services/observatory.ts';
import type { Handlers } from '../contract/index.ts';
import type { simulationCalls } from '../contract/simulation.ts';

/** Weather and faults made by hand, and the monitoring agent stopped and started by hand. */
export function simulationHandlers(
  observatory: Pick<Observatory, 'simulation'> & {
    readonly environment: { readonly name: string };
    readonly supervisor: Pick<Observatory['supervisor'], 'halt' | 'restart'>;
  },
): Pick<Handlers, keyof typeof simulationCalls> {
  const { simulation, supervisor, environment } = observatory;
  const done = (acted: Promise<void>) => acted.then(() => null);
  return {
    'simulation.view': () => simulation.view(),
    'simulation.setWeather': ({ weather, on }) => done(simulation.setWeather(weather, on)),
    'simulation.setFrozen': ({ sensor, on }) => done(simulation.setFrozen(sensor, on)),
    'simulation.makeFair': () => done(simulation.makeFair()),
    'simulation.setFault': ({ device, fault }) => done(simulation.setFault(device, fault)),
    'simulation.kill': ({ device }) => done(simulation.kill(device)),
    'simulation.restart': ({ device }) => done(simulation.restart(device)),
    'monitoring.stop': (_, { userName }) => done(supervisor.halt(environment.name, userName)),
    'monitoring.restart': (_, { userName }) => done(supervisor.restart(environment.name, userName)),
  };
}

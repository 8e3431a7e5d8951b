import { parseArgs } from 'node:util';
import { NightCalendar } from '../../astronomy/NightCalendar.ts';
import { startSimulators } from '../../simulation/startSimulators.ts';
import { RealClock } from '../../supervision/RealClock.ts';
import { prepareDataDirectories } from '../../system/dataDirectories.ts';
import { readConfiguration } from '../../system/readConfiguration.ts';
import { type Command, EXIT } from '../Command.ts';
import { DATA_OPTION, dataDirectoryOf } from '../dataOption.ts';

/** `pyros sims`: the bundled simulators alone, in real time, until Ctrl+C. */
export const sims: Command = {
  usage: ['sims [--scenario FILE] [--ports FIRST] [--data DIR]'],
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: { ...DATA_OPTION, scenario: { type: 'string' }, ports: { type: 'string' } },
    });
    const data = dataDirectoryOf(values.data);
    const configuration = await readConfiguration(data, {
      simulation: {
        enabled: true,
        scenario: values.scenario ?? null,
        ...(values.ports === undefined ? {} : { portsBase: Number(values.ports) }),
      },
    });
    const clock = new RealClock();
    const say = (line: string) => process.stdout.write(`${line}\n`);
    const fleet = await startSimulators({
      configuration,
      clock,
      directories: await prepareDataDirectories(data),
      night: new NightCalendar(configuration.site).nightToPlan(clock.now()),
      scenarioOverNight: false,
      freePorts: false,
      log: { debug: say, info: say, warning: say, error: say },
    });
    const { devices, alerts } = fleet.addresses();
    for (const [name, { host, port }] of Object.entries(devices)) say(`${name} listens on ${host}:${port}`);
    if (alerts) say(`alerts are sent on ${alerts.host}:${alerts.port} and taken on port ${alerts.authorPort}`);
    say('Ctrl+C ends them.');
    await new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    });
    await fleet.stop();
    clock.stop();
    return EXIT.ok;
  },
};

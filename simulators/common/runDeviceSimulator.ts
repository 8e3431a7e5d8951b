import { DeviceServer } from './DeviceServer.ts';
import type { DeviceSimulator } from './DeviceSimulator.ts';
import { readFault } from './Fault.ts';
import { isRecord } from './isRecord.ts';
import { playScenario } from './playScenario.ts';
import { runSimulator, type Surroundings } from './runSimulator.ts';
import { socketAddress } from './socketAddress.ts';

/** Runs a device simulator as a process: server on its port, scenario on its clock. */
export async function runDeviceSimulator(build: (surroundings: Surroundings) => DeviceSimulator): Promise<void> {
  await runSimulator(async (surroundings) => {
    const { options, clock, scenarioStart } = surroundings;
    const device = build(surroundings);
    const server = new DeviceServer(device, clock);
    if (options.scenario !== null) {
      playScenario(
        {
          file: options.scenario,
          key: device.scenarioKey,
          start: scenarioStart,
          iterationSeconds: options.iterationSeconds,
          readItem: (item) => readFaultItem(item, server) ?? device.readScenarioItem(item),
        },
        clock,
      );
    }
    const address = socketAddress(device.name);
    const port = await server.listen(options.port ?? address.port, options.host ?? address.host);
    return {
      ports: [port],
      stop: async () => {
        device.stop();
        await server.stop();
      },
    };
  });
}

/** `{"fault": …}` in a scenario is SIM_FAULT, for every device; null when the item is none. */
function readFaultItem(item: unknown, server: DeviceServer): (() => void) | null {
  if (!isRecord(item) || !('fault' in item)) return null;
  const fault = readFault(item.fault);
  return () => server.setFault(fault);
}

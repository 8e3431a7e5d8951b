import { join } from 'node:path';
import { PYROS_DEVICES, type PyrosDevice } from '../../devices/deviceNames.ts';
import { decodePlcStatus } from '../../devices/plc/plcStatusCodec.ts';
import type { DeviceAddresses } from '../../devices/socketConfig.ts';
import { type Command, expectAcknowledged } from '../../devices/transport/commands.ts';
import { JsonLink } from '../../devices/transport/JsonLink.ts';
import type { Clock } from '../supervision/Clock.ts';
import { SimulatorProcess } from './SimulatorProcess.ts';
import { type SimulatedNight, type SimulatorName, simulatorCommand } from './simulatorCommand.ts';
import type { SensorSetting } from './weathers.ts';

/** How often the user and the alert simulator are told the time (wall clock): 12 s of a 600-fold night. */
const CLOCK_LINE_MS = 20;
/** Well below the quarter of a second that a hold lasts on the wall clock. */
const RENEW_HOLD_MS = 50;
/** Simulators answer at once; observatory time. */
const REQUEST = { timeoutMs: 5_000, wallFloorMs: 2_000 } as const;

export interface SimulatorFleetOptions extends SimulatedNight {
  readonly clock: Clock;
  /** Where the simulators' scripts are, when not beside main-services (in a packaged application). */
  readonly simulatorsDirectory?: string;
  /** A simulator ended though nobody stopped it; `restart` brings it back. */
  readonly onDeath: (name: SimulatorName, how: string) => void;
  /** What simulators say, for the log. */
  readonly onLine?: (name: SimulatorName, line: string) => void;
}

/** Where the fleet listens, once it does. */
export interface FleetAddresses {
  readonly devices: DeviceAddresses;
  readonly alerts: { readonly host: string; readonly port: number; readonly authorPort: number } | null;
}

/** The bundled simulators as child processes of ours: it ends its own children and nobody else's. */
export class SimulatorFleet {
  readonly #options: SimulatorFleetOptions;
  readonly #processes = new Map<SimulatorName, SimulatorProcess>();
  #addresses: FleetAddresses;
  #clockLines: ReturnType<typeof setInterval> | undefined;

  constructor(options: SimulatorFleetOptions) {
    this.#options = options;
    this.#addresses = { devices: options.addresses, alerts: null };
  }

  /**
   * Starts every simulator and answers where they listen (`addresses` with the ports that the system chose).
   * @throws Error of the first that cannot start, after ending the others
   */
  async start(): Promise<FleetAddresses> {
    const { clock } = this.#options;
    const release = holdLong(clock);
    try {
      await this.#startAll();
    } catch (failure) {
      await this.stop();
      throw failure;
    } finally {
      release();
    }
    this.#clockLines = setInterval(() => {
      // Rate 0: their time moves only with ours, which is slower than its nominal speed while it waits for input and output.
      const line = JSON.stringify({ clock: { now: clock.now(), rate: 0 } });
      for (const name of ['user', 'alert'] as const) this.#processes.get(name)?.tell(line);
    }, CLOCK_LINE_MS);
    return this.#addresses;
  }

  addresses(): FleetAddresses {
    return this.#addresses;
  }

  running(name: SimulatorName): boolean {
    return this.#processes.get(name)?.running ?? false;
  }

  /** The process that plays this simulator, null when it does not run. */
  processId(name: SimulatorName): number | null {
    return this.#processes.get(name)?.processId ?? null;
  }

  /** Ends a simulator if it runs, and starts it again on the port it had. */
  async restart(name: SimulatorName): Promise<void> {
    await this.kill(name);
    await this.#startOne(name);
  }

  /** Ends one simulator, as a device that loses its power would. */
  async kill(name: SimulatorName): Promise<void> {
    await this.#processes.get(name)?.stop();
    this.#processes.delete(name);
  }

  /** Ends all of them, each within a few seconds; safe to call twice. */
  async stop(): Promise<void> {
    clearInterval(this.#clockLines);
    await Promise.all([...this.#processes.keys()].map((name) => this.kill(name)));
  }

  /** Makes a simulated sensor say something ("WXT520", "RainRate", 12). @throws DeviceError */
  async simulate(deviceName: string, valueName: string, value: number | string): Promise<void> {
    await this.setSensors([{ device: deviceName, quantity: valueName, value }]);
  }

  /** Makes simulated sensors say something, all at once. @throws DeviceError */
  async setSensors(settings: readonly SensorSetting[]): Promise<void> {
    const commands = settings.map(({ device, quantity, value }) => ({
      name: 'SIM_SET',
      device_name: device,
      value_name: quantity,
      value,
    }));
    await this.#tellDevice('PLC', commands);
  }

  /** Lets simulated sensors go back to what the weather makes them. @throws DeviceError */
  async clearSensors(values: readonly Pick<SensorSetting, 'device' | 'quantity'>[] | 'all'): Promise<void> {
    const commands =
      values === 'all'
        ? [{ name: 'SIM_CLEAR' }]
        : values.map(({ device, quantity }) => ({ name: 'SIM_CLEAR', device_name: device, value_name: quantity }));
    await this.#tellDevice('PLC', commands);
  }

  /** What every simulated sensor says now, validity included. @throws DeviceError */
  async readSensors(): Promise<readonly SensorSetting[]> {
    return this.#converse('PLC', async (link) => {
      const [answer] = await link.request([{ name: 'STATUS' }], REQUEST);
      const { devices } = decodePlcStatus('PLC', answer ?? { name: 'STATUS' }, this.#options.clock.now());
      return devices.flatMap(({ name, valid, values }) => [
        ...values.map((each) => ({ device: name, quantity: each.name, value: each.value })),
        { device: name, quantity: 'valid', value: valid ? 'yes' : 'no' },
      ]);
    });
  }

  /** Brings a fault of simulators/PROTOCOL.md about ("hang", "rubbish" …) or ends it ("none"). @throws DeviceError */
  async fault(name: PyrosDevice, fault: string): Promise<void> {
    await this.#tellDevice(name, [{ name: 'SIM_FAULT', fault }]);
  }

  async #startAll(): Promise<void> {
    const { inboxDirectory, alerts } = this.#options;
    // The PLC must know the dome's port: its dead man closes the dome. The cameras must know that of the focuser, for their stars.
    const asked = (['Dome', 'Focuser'] as const).filter((name) => name in this.#addresses.devices);
    await this.#startTogether(asked);
    const present = PYROS_DEVICES.filter((name) => name in this.#addresses.devices);
    const others: SimulatorName[] = present.filter((name) => name !== 'Dome' && name !== 'Focuser');
    if (inboxDirectory !== null) others.push('user');
    if (alerts !== null) others.push('alert');
    await this.#startTogether(others);
  }

  /** Waits for all of them, also when one cannot start: none is left in the middle of it. */
  async #startTogether(names: readonly SimulatorName[]): Promise<void> {
    const started = await Promise.allSettled(names.map((name) => this.#startOne(name)));
    for (const each of started) if (each.status === 'rejected') throw each.reason;
  }

  async #tellDevice(device: PyrosDevice, commands: readonly Command[]): Promise<void> {
    await this.#converse(device, async (link) => {
      for (const answer of await link.request(commands, REQUEST)) expectAcknowledged(device, answer);
    });
  }

  async #converse<T>(device: PyrosDevice, speak: (link: JsonLink) => Promise<T>): Promise<T> {
    const { clock } = this.#options;
    const address = this.#addresses.devices[device];
    if (!address) throw new Error(`there is no simulated ${device}`);
    const link = new JsonLink({
      device,
      address,
      timekeeper: clock,
      maximumReplyBytes: 2 ** 20,
      stamp: { rate: clock.speed },
    });
    link.connect();
    try {
      return await speak(link);
    } finally {
      await link.disconnect();
    }
  }

  async #startOne(name: SimulatorName): Promise<void> {
    const { onDeath, onLine, alerts } = this.#options;
    const directory = this.#options.simulatorsDirectory ?? join(import.meta.dirname, '..', '..', 'simulators');
    const [script = '', ...args] = simulatorCommand(name, {
      ...this.#options,
      addresses: this.#addresses.devices,
      alerts: alerts === null ? null : { ...alerts, ...this.#addresses.alerts },
    });
    const process = new SimulatorProcess({
      name,
      script: join(directory, script),
      args,
      onLine: (line) => onLine?.(name, line),
      onDeath: (how) => onDeath(name, how),
    });
    this.#processes.set(name, process);
    this.#remember(name, await process.start());
  }

  /** The ports that the system chose stay those of the fleet, also after a restart. */
  #remember(name: SimulatorName, [port = 0, authorPort = 0]: readonly number[]): void {
    const { devices } = this.#addresses;
    if (name === 'alert') this.#addresses = { devices, alerts: { host: '127.0.0.1', port, authorPort } };
    else if (name !== 'user') {
      const host = devices[name]?.host ?? '127.0.0.1';
      this.#addresses = { ...this.#addresses, devices: { ...devices, [name]: { host, port } } };
    }
  }
}

/** Holds a scaled clock for longer than one hold lasts: a fast night does not begin before its devices are there. */
function holdLong(clock: Pick<Clock, 'hold'>): () => void {
  let release = clock.hold();
  const renewal = setInterval(() => {
    const previous = release;
    release = clock.hold();
    previous();
  }, RENEW_HOLD_MS);
  return () => {
    clearInterval(renewal);
    release();
  };
}

import type { Command, DeviceSimulator, Reply } from '../common/DeviceSimulator.ts';
import type { Fault } from '../common/Fault.ts';
import { isRecord } from '../common/isRecord.ts';
import { faulty, ok, refused, unknown } from '../common/replies.ts';
import type { SideLine } from '../common/SideLine.ts';
import type { SimulatorClock } from '../common/SimulatorClock.ts';
import { DeadMan } from './DeadMan.ts';
import { liveWeather } from './liveWeather.ts';
import type { PlcDevice } from './PlcDevice.ts';
import { PlcPanel } from './PlcPanel.ts';
import { FAN_CURRENT_AMPERES, LAMP_CURRENT_AMPERES } from './siteDevices.ts';

export interface PlcSurroundings {
  readonly clock: SimulatorClock;
  /** The PLC's line to the dome; null when it has none. */
  readonly dome: SideLine | null;
  readonly liveWeather: boolean;
}

/** The programmable controller: weather and site instruments, lamps, fans, dead man. */
export class SimulatedPlc implements DeviceSimulator {
  readonly name = 'PLC';
  readonly scenarioKey = 'plcSimulator';
  readonly #panel = new PlcPanel();
  readonly #clock: SimulatorClock;
  readonly #dome: SideLine | null;
  readonly #liveWeather: boolean;
  readonly #deadMan: DeadMan;
  #broken = false;
  #stuck = false;
  #frozen: Reply | null = null;

  constructor(surroundings: PlcSurroundings) {
    this.#clock = surroundings.clock;
    this.#dome = surroundings.dome;
    this.#liveWeather = surroundings.liveWeather;
    this.#deadMan = new DeadMan(this.#clock, (now) => this.#closeDome(now));
  }

  handle(command: Command, now: number): Reply | Promise<Reply> {
    if (this.#broken) return faulty(command, 'the PLC program has stopped (simulated)');
    switch (command.name) {
      case 'STATUS':
        return this.#status(command, now);
      case 'STOP':
        return ok(command);
      case 'HEARTBEAT':
        if (!this.#stuck) this.#deadMan.heartbeat(now);
        return ok(command);
      case 'LIGHT':
        return this.#switch(command, LAMP_CURRENT_AMPERES);
      case 'FAN':
        return this.#switch(command, FAN_CURRENT_AMPERES);
      case 'SIM_SET': {
        const { device, quantity, value } = this.#panel.check(command.device_name, command.value_name, command.value);
        this.#panel.pin(device, quantity, value);
        return ok(command);
      }
      case 'SIM_CLEAR':
        return this.#clear(command);
      default:
        return unknown(
          command,
          `the PLC knows STATUS, LIGHT, FAN, HEARTBEAT, STOP, SIM_SET, SIM_CLEAR and SIM_FAULT, not ${command.name}`,
        );
    }
  }

  /** Stuck: the program stands still while the line still answers, always the same and with the same date. */
  setFault(fault: Fault): void {
    this.#broken = fault === 'broken';
    this.#stuck = fault === 'stuck';
    this.#frozen = null;
    if (this.#broken || this.#stuck) this.#deadMan.stop();
  }

  readScenarioItem(item: unknown): () => void {
    if (!isRecord(item)) throw new Error('must be {"device_name", "value_name", "value"}');
    const { device, quantity, value } = this.#panel.check(item.device_name, item.value_name, item.value);
    return () => this.#panel.pin(device, quantity, value);
  }

  stop(): void {
    this.#deadMan.stop();
    this.#dome?.stop();
  }

  async #status(command: Command, now: number): Promise<Reply> {
    if (this.#frozen !== null) return this.#frozen;
    if (this.#liveWeather) {
      for (const { device, quantity, value } of liveWeather(now)) this.#panel.show(device, quantity, value);
    }
    this.#panel.show('SITE', 'dome_shutter', await this.#shutter(now));
    this.#panel.show('DEADMAN', 'tripped', this.#deadMan.tripped() ? 'yes' : 'no');
    const reply = {
      name: command.name,
      from: 'Beckhoff',
      version_firmware: '20170809',
      site: 'OSM-Mexico',
      // As the original writes it: whole seconds, no zone, always UTC.
      date: new Date(now).toISOString().slice(0, 19),
      device: this.#panel.devices() satisfies readonly PlcDevice[],
    };
    if (this.#stuck) this.#frozen = reply;
    return reply;
  }

  #clear(command: Command): Reply {
    const { device_name: deviceName = null, value_name: valueName = null } = command;
    if (deviceName === null && valueName === null) {
      this.#panel.letGo(null, null);
      return ok(command);
    }
    // Names are judged as SIM_SET judges them; whatever value it would be.
    const { device, quantity } = this.#panel.check(deviceName, valueName ?? 'valid', 'yes');
    this.#panel.letGo(device, valueName === null ? null : quantity);
    return ok(command);
  }

  /** Switches one of the lamps, or one of the fans. */
  #switch(command: Command, currentAmperes: ReadonlyMap<string, number>): Reply {
    const { device_name: name, on } = command;
    const current = typeof name === 'string' ? currentAmperes.get(name) : undefined;
    if (typeof name !== 'string' || current === undefined) {
      const names = [...currentAmperes.keys()].join(', ');
      return refused(command, `"device_name" must be one of ${names}, not ${JSON.stringify(name) ?? 'missing'}`);
    }
    if (typeof on !== 'boolean') return refused(command, '"on" must be true or false');
    this.#panel.pin(name, 'status', on ? 'on' : 'off');
    this.#panel.pin(name, 'current', on ? current : 0);
    return ok(command);
  }

  /** The PLC's own switch at the shutter: it sees where the shutter is, whatever the dome's limit switch says. */
  async #shutter(now: number): Promise<'open' | 'closed' | 'unknown'> {
    const status = await this.#dome?.ask('SIM_SHUTTER', this.#told(now));
    if (typeof status?.percent !== 'number') return 'unknown';
    return status.percent > 0 ? 'open' : 'closed';
  }

  /** Our own time is not passed on: the dome has one of its own, as good as ours. */
  #told(now: number): { readonly now: number; readonly rate: number } | null {
    return this.#clock.isTold() ? { now, rate: this.#clock.rate() } : null;
  }

  async #closeDome(now: number): Promise<boolean> {
    const answer = await this.#dome?.ask('CLOSE', this.#told(now));
    return answer?.result === 'ok';
  }
}

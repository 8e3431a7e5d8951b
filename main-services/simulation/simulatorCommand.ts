import type { PyrosDevice } from '../../devices/deviceNames.ts';
import type { DeviceAddresses } from '../../devices/socketConfig.ts';

/** The bundled simulators: one per device of the PyROS protocol, an astronomer who submits requests, a network that sends alerts. */
export type SimulatorName = PyrosDevice | 'user' | 'alert';

/** What the simulators of one night are started with. */
export interface SimulatedNight {
  /** Where the devices listen; port 0 lets the system choose. An optional one without an address is not there. */
  readonly addresses: DeviceAddresses;
  /** Scenario in the original's JSON format; null = nothing happens. */
  readonly scenarioPath: string | null;
  /** When the scenario's iteration 0 is, milliseconds since the Unix epoch. */
  readonly startsAt: number;
  readonly iterationSeconds: number;
  /** Where the user simulator puts request files; null = there is no user simulator. */
  readonly inboxDirectory: string | null;
  /** The alert simulator's broker; null = there is none. */
  readonly alerts: { readonly port: number; readonly authorPort?: number; readonly dropDirectory?: string } | null;
  /** Weather that changes by itself, for trainees. */
  readonly liveWeather?: boolean;
}

const SCRIPTS: Readonly<Record<SimulatorName, string>> = {
  Telescope: 'telescope/telescopeSimulator.ts',
  CameraVIS: 'cameraVis/cameraVisSimulator.ts',
  CameraNIR: 'cameraNir/cameraNirSimulator.ts',
  PLC: 'plc/plcSimulator.ts',
  Dome: 'dome/domeSimulator.ts',
  Focuser: 'focuser/focuserSimulator.ts',
  user: 'user/userSimulator.ts',
  alert: 'alert/alertSimulator.ts',
};

/** Script (relative to the simulators' directory) and arguments of one simulator, as simulators/PROTOCOL.md describes them. */
export function simulatorCommand(name: SimulatorName, night: SimulatedNight): readonly string[] {
  const scenario = night.scenarioPath === null ? [] : [night.scenarioPath];
  const time = [
    '--start',
    new Date(night.startsAt).toISOString(),
    '--iteration-seconds',
    String(night.iterationSeconds),
  ];
  return [SCRIPTS[name], ...scenario, '--with-parent', ...time, ...own(name, night)];
}

function own(name: SimulatorName, night: SimulatedNight): readonly string[] {
  if (name === 'user') return ['--inbox', night.inboxDirectory ?? ''];
  if (name === 'alert') {
    const { port = 0, authorPort, dropDirectory } = night.alerts ?? {};
    return [
      '--port',
      String(port),
      ...(authorPort === undefined ? [] : ['--author-port', String(authorPort)]),
      ...(dropDirectory === undefined ? [] : ['--drop', dropDirectory]),
    ];
  }
  const address = night.addresses[name];
  const listen = address ? ['--host', address.host, '--port', String(address.port)] : [];
  const { Focuser } = night.addresses;
  if (name.startsWith('Camera') && Focuser) return [...listen, '--focuser-port', String(Focuser.port)];
  if (name !== 'PLC') return listen;
  const weather = night.liveWeather ? ['--live-weather'] : [];
  return [...listen, '--dome-port', String(night.addresses.Dome.port), ...weather];
}

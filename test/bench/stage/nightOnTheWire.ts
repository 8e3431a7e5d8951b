import type { DeviceAddresses } from '../../../devices/socketConfig.ts';
import type { DatabaseConfiguration } from '../../../main-services/database/DatabaseConfiguration.ts';
import { createObservatory, type Observatory } from '../../../main-services/observatory.ts';
import { SimulatorFleet } from '../../../main-services/simulation/SimulatorFleet.ts';
import { applicationVersion } from '../../../main-services/system/applicationVersion.ts';
import { checkConfiguration } from '../../../main-services/system/readConfiguration.ts';
import { WireWitness } from '../wire/WireWitness.ts';
import { askSimulator } from './askSimulator.ts';
import { eventually } from './eventually.ts';
import { moveTimeOn } from './moveTimeOn.ts';
import { NightClock } from './NightClock.ts';
import { PlcProxy } from './PlcProxy.ts';

/** 23:18 local mean time of a long winter night at San Pedro Mártir: dark, hours from both twilights. */
const NIGHT_AT = Date.parse('2026-12-16T07:00:00Z');
/** Wall clock. Simulators and observatory are there in some 5 s; two busy cores take longer. */
const READY_WITHIN_MS = 30_000;
/** PROTOCOL.md: the shutter takes 30 s for its whole way. */
export const SHUTTER_SECONDS = 31;

export interface NightStage {
  readonly observatory: Observatory;
  readonly witness: WireWitness;
  /** The simulators themselves, behind the witness. */
  readonly simulators: DeviceAddresses;
  /** Stands between the witness and the simulated PLC when asked for. */
  readonly plcProxy: PlcProxy | null;
}

export interface NightOptions {
  readonly plcMayFallIll?: boolean;
  /** SQLite unless told. */
  readonly database?: DatabaseConfiguration;
}

/**
 * Runs `work` in the middle of a night in real time: real simulator processes, the witness between them and the whole observatory
 * (on SQLite unless told), the dome open, the telescope parked, nothing planned.
 */
export async function nightOnTheWire<T>(
  folder: string,
  say: (line: string) => void,
  work: (stage: NightStage) => Promise<T>,
  { plcMayFallIll = false, database }: NightOptions = {},
): Promise<T> {
  const clock = new NightClock(NIGHT_AT);
  const anyPort = { host: '127.0.0.1', port: 0 };
  const fleet = new SimulatorFleet({
    clock,
    addresses: {
      Telescope: anyPort,
      CameraVIS: anyPort,
      CameraNIR: anyPort,
      PLC: anyPort,
      Dome: anyPort,
      Focuser: anyPort,
    },
    scenarioPath: null,
    startsAt: NIGHT_AT,
    iterationSeconds: 2,
    inboxDirectory: null,
    alerts: null,
    onDeath: (name, how) => say(`the simulator ${name} ended by itself: ${how}`),
  });
  try {
    const { devices: simulators } = await fleet.start();
    await askSimulator(simulators.Dome, { name: 'OPEN' });
    await moveTimeOn(simulators.Dome, SHUTTER_SECONDS);
    const plcProxy = plcMayFallIll ? await PlcProxy.listen(simulators.PLC) : null;
    const witness = await WireWitness.start(plcProxy ? { ...simulators, PLC: plcProxy.address } : simulators);
    try {
      const observatory = await createObservatory({
        configuration: behindWitness(folder, witness, database),
        clock,
        version: applicationVersion(),
        scenarioOverNight: false,
        freePorts: false,
      });
      try {
        await observatory.start();
        await eventually('the dome open and the majordome idle', () => isReady(observatory), READY_WITHIN_MS);
        return await work({ observatory, witness, simulators, plcProxy });
      } finally {
        await observatory.stop();
      }
    } finally {
      await witness.stop();
      await plcProxy?.stop();
    }
  } finally {
    await fleet.stop();
    clock.stop();
  }
}

/** The witness stands where the devices and the broker would; it rains no longer than it rains, so that a round takes seconds. */
function behindWitness(
  folder: string,
  { devices, brokerPort }: WireWitness,
  database: DatabaseConfiguration | undefined,
) {
  return checkConfiguration(folder, {
    simulation: { enabled: false },
    ...(database === undefined ? {} : { database }),
    devices: {
      telescope: devices.Telescope,
      visCamera: devices.CameraVIS,
      nirCamera: devices.CameraNIR,
      plc: devices.PLC,
      dome: devices.Dome,
      focuser: { driver: 'pyros', ...devices.Focuser },
    },
    alerts: {
      vtp: [{ host: '127.0.0.1', port: brokerPort, ivo: 'ivo://org.pyros/bench' }],
      allowedAuthors: ['pyros.simulator', 'org.svom'],
    },
    environment: { rain: { holdOffMs: 0 }, missingHoldOffMs: 0 },
  });
}

function isReady(observatory: Observatory): boolean {
  const { dome, telescope } = observatory.board.state();
  return dome.status?.shutter === 'OPEN' && telescope.status?.state === 'PARKED' && observatory.view().state === 'IDLE';
}

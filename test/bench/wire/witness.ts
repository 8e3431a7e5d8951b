import { parentPort, workerData } from 'node:worker_threads';
import { PYROS_DEVICES, type PyrosDevice } from '../../../devices/deviceNames.ts';
import type { DeviceAddresses } from '../../../devices/socketConfig.ts';
import { VtpBroker } from '../../doubles/VtpBroker.ts';
import { DeviceTap } from './DeviceTap.ts';
import type { SendNotices, Sighting, WitnessStart } from './messages.ts';
import { rainIn } from './rainIn.ts';

// A thread of its own between the observatory and everything it talks to: it takes the time of what comes and goes on the sockets
// also while the observatory's thread is busy.
if (parentPort === null) throw new Error('witness.ts is the script of a worker thread');
const port = parentPort;
const { devices } = workerData as WitnessStart;
const see = (sighting: Sighting) => port.postMessage(sighting);

/** Questions move nothing. */
const QUESTIONS = new Set(['STATUS', 'HEARTBEAT']);
let raining: boolean | null = null;

const tap = async (device: PyrosDevice) => {
  const address = devices[device];
  if (!address) return [];
  const listening = await DeviceTap.listen(address, {
    question: (line, at) => {
      const frame = JSON.parse(line) as { command: readonly { name: string; ra?: number }[] };
      for (const { name, ra } of frame.command)
        if (!QUESTIONS.has(name)) see({ kind: 'command', device, name, ra: ra ?? null, at });
    },
    reply: (line, at) => {
      if (device !== 'PLC') return;
      const now = rainIn(line);
      if (now === null || now === raining) return;
      raining = now;
      see({ kind: 'rain', raining, at });
    },
  });
  return [[device, listening.address] as const];
};

const [broker, ...taps] = await Promise.all([VtpBroker.listen(), ...PYROS_DEVICES.map(tap)]);
port.on('message', ({ notices }: SendNotices) => {
  const frames = Buffer.concat(notices.map((notice) => VtpBroker.frame(notice)));
  const at = performance.now();
  broker.sendRaw(frames);
  see({ kind: 'notice', at });
});
see({
  kind: 'listening',
  devices: Object.fromEntries(taps.flat()) as DeviceAddresses,
  brokerPort: broker.port,
  timeOrigin: performance.timeOrigin,
});

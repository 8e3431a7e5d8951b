import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { FiftyServerListens } from './fiftyMessages.ts';

// A process of its own: every dome and every telescope of the protocol behind two ports, at rest and answering at once.
if (process.send === undefined) throw new Error('fiftyServer.ts is the script of a child process');

const REST = { az: 0, fault: null };
const DOME = { ...REST, from: 'Dome', shutter: 'CLOSED', percent: 0, target_az: null, rotating: false };
const TELESCOPE = {
  ...REST,
  from: 'Telescope',
  state: 'PARKED',
  ra: 10,
  dec: 20,
  alt: 90,
  target_ra: null,
  target_dec: null,
  cover: 'closed',
};

async function listen(status: Readonly<Record<string, unknown>>): Promise<number> {
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket }).on('line', () => {
      socket.write(`${JSON.stringify([{ name: 'STATUS', date: new Date().toISOString(), ...status }])}\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const [domePort, telescopePort] = await Promise.all([listen(DOME), listen(TELESCOPE)]);
process.send({ domePort, telescopePort } satisfies FiftyServerListens);
process.once('disconnect', () => process.exit(0));

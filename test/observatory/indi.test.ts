import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { newVector } from '../../devices/indi/writeIndi.ts';
import { type IndiServer, startIndiServer } from '../doubles/startIndiServer.ts';
import { type ANight, aNight, aRequestXml } from './aNight.ts';

let night: ANight | undefined;
let server: IndiServer | undefined;
afterEach(async () => {
  await night?.stop();
  await server?.stop();
});

/** The simulators of INDI move as slowly as real devices; parking takes them 24 s, of which the closing allows 90. */
const SPEED = 3;
const KINDS = ['telescope', 'dome', 'ccd', 'guide', 'wheel', 'weather'];

describe('an observatory with every device on INDI', () => {
  test('opens, observes on both cameras, and closes for rain with the telescope parked', {
    timeout: 400_000,
  }, async () => {
    server = await startIndiServer(KINDS.map((kind) => `indi_simulator_${kind}`));
    const { port } = server;
    const device = (name: string, more: Record<string, string> = {}) => ({
      driver: 'indi',
      port,
      settings: { device: name, ...more },
    });
    night = await aNight({
      speed: SPEED,
      settings: {
        simulation: { enabled: false },
        devices: {
          telescope: device('Telescope Simulator'),
          dome: device('Dome Simulator'),
          visCamera: device('CCD Simulator', { wheel: 'Filter Simulator', filters: 'r, g, i' }),
          nirCamera: device('Guide Simulator', { filters: 'J' }),
          plc: device('Weather Simulator'),
        },
        // Weather Simulator measures temperature, wind and rain, and the site has no contacts.
        environment: {
          notMeasured: ['humidity', 'dewPointMargin', 'cloud', 'pressureDrop', 'doors', 'intrusion', 'mains', 'lights'],
        },
      },
    });
    const { observatory, until } = night;
    await night.start();
    const images: string[] = [];
    observatory.events.on('image', ({ detector }) => {
      images.push(detector);
    });
    await night.submit(aRequestXml({ vis: 2, nir: 2, seconds: 5 }));
    const told = () => observatory.board.state();
    await until('the dome is open', () => told().dome.status?.shutter === 'OPEN');
    await until('both cameras took their images', () => images.length === 4);
    expect(images.toSorted()).toEqual(['NIR', 'NIR', 'VIS', 'VIS']);
    await until('it tracks', () => told().telescope.status?.state === 'TRACKING');
    await itRains(port);
    await until('it must be secured', () => observatory.environment.state()?.safe === false);
    await until('the telescope is parked', () => told().telescope.status?.state === 'PARKED');
    await until('the dome is shut', () => told().dome.status?.shutter === 'CLOSED');
    expect(observatory.nightLog.closures()[0]?.cause).toMatch(/rain/i);
  });
});

/** Tells the weather simulator that it rains, as INDI's own tool would. */
async function itRains(port: number): Promise<void> {
  const weather = 'Weather Simulator';
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(
    newVector('Number', weather, 'WEATHER_CONTROL', { Weather: 0, Temperature: 15, Wind: 0, Gust: 0, Precip: 5 }),
  );
  socket.write(newVector('Switch', weather, 'WEATHER_REFRESH', { REFRESH: true }));
  // Both are with the server once the end is out, and nothing is expected back.
  await new Promise<void>((resolve) => socket.end(() => resolve()));
  socket.destroy();
}

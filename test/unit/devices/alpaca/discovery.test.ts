import { describe, expect, it } from 'vitest';
import { askAlpacaServer } from '../../../../devices/alpaca/askAlpacaServer.ts';
import { discoverAlpaca } from '../../../../devices/alpaca/discoverAlpaca.ts';
import { findAlpacaServers } from '../../../../devices/alpaca/findAlpacaServers.ts';
import { RealClock } from '../../../../main-services/supervision/RealClock.ts';
import { AlpacaServer } from '../../../doubles/AlpacaServer.ts';
import { AlpacaTelescopeDouble } from '../../../doubles/AlpacaTelescopeDouble.ts';
import { AlpacaWheelDouble } from '../../../doubles/alpacaPartDoubles.ts';
import { expectNoLeaks } from '../../../leaks.ts';

expectNoLeaks();

/** Long enough on this computer, short enough for a test. */
const collectMs = 400;

async function withServer(work: (server: AlpacaServer, timekeeper: RealClock) => Promise<void>): Promise<void> {
  const server = new AlpacaServer([new AlpacaTelescopeDouble(2), new AlpacaWheelDouble(0)]);
  const clock = new RealClock();
  await server.start();
  await server.startDiscovery();
  try {
    await work(server, clock);
  } finally {
    await server.stop();
    clock.stop();
  }
}

describe('the discovery', () => {
  it('finds a server once, with what it has', () =>
    withServer(async (server, timekeeper) => {
      const target = { host: '127.0.0.1', port: server.discoveryPort };
      const found = await findAlpacaServers({ timekeeper, targets: [target, target], collectMs });
      expect(found).toEqual([
        {
          host: '127.0.0.1',
          port: server.port,
          title: 'Double',
          devices: [
            { type: 'telescope', number: 2, name: 'Double telescope', uniqueId: 'telescope-2' },
            { type: 'filterwheel', number: 0, name: 'Double filterwheel', uniqueId: 'filterwheel-0' },
          ],
          fault: null,
        },
      ]);
    }));

  it('takes no rubbish for a server, and nobody for nobody', () =>
    withServer(async (server, timekeeper) => {
      server.discoveryAnswers = ['rubbish', '{"AlpacaPort":"1"}', '{"AlpacaPort":70000}', '[]', ''];
      const target = { host: '127.0.0.1', port: server.discoveryPort };
      expect(
        await discoverAlpaca({ timekeeper, targets: [target, { host: '127.0.0.1', port: 9 }], collectMs }),
      ).toEqual([]);
    }));

  it('calls everybody without failing where there is no network', async () => {
    const clock = new RealClock();
    expect(Array.isArray(await discoverAlpaca({ timekeeper: clock, collectMs: 1 }))).toBe(true);
    clock.stop();
  });

  it.each<[string, unknown, string]>([
    ['no list', 3, 'not a list'],
    ['a device without a type', [{ DeviceNumber: 0 }], 'DeviceType'],
    ['a device without a number', [{ DeviceType: 'dome', DeviceName: 'a', DeviceNumber: '0' }], 'DeviceNumber'],
    ['nothing', [null], 'DeviceType'],
  ])('says so when a server tells %s of its devices', (_case, Value, words) =>
    withServer(async (server, timekeeper) => {
      server.intercept = (_request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ Value, ErrorNumber: 0, ErrorMessage: '' }));
        return true;
      };
      const entry = await askAlpacaServer({ host: '127.0.0.1', port: server.port }, timekeeper);
      expect(entry).toMatchObject({ devices: [], fault: expect.stringContaining(words) });
    }),
  );

  it('keeps a server that is no longer there, and says so', async () => {
    const clock = new RealClock();
    const entry = await askAlpacaServer({ host: '127.0.0.1', port: 9 }, clock);
    expect(entry.fault).toContain('nobody listens at 127.0.0.1:9');
    clock.stop();
  });
});

import { describe, expect, it } from 'vitest';
import { askAlpacaServer } from '../../../../devices/alpaca/askAlpacaServer.ts';
import { discoverAlpaca } from '../../../../devices/alpaca/discoverAlpaca.ts';
import { findAlpacaServers } from '../../../../devices/alpaca/findAlpacaServers.ts';
import { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';
import { RealClock } from '../../../../main-services/supervision/RealClock.ts';
import { AlpacaServer } from '../../../doubles/AlpacaServer.ts';
import { AlpacaTelescopeDouble } from '../../../doubles/AlpacaTelescopeDouble.ts';
import { AlpacaWheelDouble } from '../../../doubles/alpacaPartDoubles.ts';
import { expectNoLeaks } from '../../../leaks.ts';

expectNoLeaks();

async function withServer(work: (server: AlpacaServer, timekeeper: ManualClock) => Promise<void>): Promise<void> {
  const server = new AlpacaServer([new AlpacaTelescopeDouble(2), new AlpacaWheelDouble(0)]);
  const clock = new ManualClock();
  await server.start();
  await server.startDiscovery();
  try {
    await work(server, clock);
  } finally {
    await server.stop();
  }
}

/** The time of collecting is over when so many answers are there. */
async function collected<T>(
  finding: Promise<T>,
  server: AlpacaServer,
  clock: ManualClock,
  answers: number,
): Promise<T> {
  await server.until(() => server.discoveryAnswered >= answers);
  // They are in the socket; the next turns of the loop read them.
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(2_000);
  return await finding;
}

describe('the discovery', () => {
  it('finds a server once, with what it has', () =>
    withServer(async (server, timekeeper) => {
      const target = { host: '127.0.0.1', port: server.discoveryPort };
      const finding = findAlpacaServers({ timekeeper, targets: [target, target] });
      expect(await collected(finding, server, timekeeper, 2)).toEqual([
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
      const finding = discoverAlpaca({ timekeeper, targets: [target, { host: '127.0.0.1', port: 9 }] });
      expect(await collected(finding, server, timekeeper, 5)).toEqual([]);
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

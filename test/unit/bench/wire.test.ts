import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { PYROS_DEVICES } from '../../../devices/deviceNames.ts';
import type { DeviceAddresses } from '../../../devices/socketConfig.ts';
import { DeviceTap } from '../../bench/wire/DeviceTap.ts';
import type { Sighting } from '../../bench/wire/messages.ts';
import { rainIn } from '../../bench/wire/rainIn.ts';
import { WireWitness } from '../../bench/wire/WireWitness.ts';
import { expectNoLeaks } from '../../leaks.ts';

const endings: (() => unknown)[] = [];
expectNoLeaks();
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A device that answers every line with what `reply` says. */
async function device(reply: (line: string) => string): Promise<{ host: string; port: number }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => socket.write(reply(data.toString().trimEnd())));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endings.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

async function dial(address: { host: string; port: number }): Promise<Socket> {
  const socket = connect(address);
  endings.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

const reply = (rate: number) =>
  JSON.stringify([
    { name: 'STATUS', device: [{ name: 'WXT520', values: [{ name: 'RainRate', value: rate }] }, { name: 'SITE' }] },
  ]);

describe('rain in a reply', () => {
  it.each([
    [reply(12), true],
    [reply(0), false],
    ['[{"name":"HEARTBEAT","result":"ok"}]', null],
    ['[{"name":"STATUS","error":"fault"}]', null],
    ['[]', null],
  ])('%s: %s', (line, raining) => {
    expect(rainIn(line)).toBe(raining);
  });
});

describe('the tap', () => {
  it('passes bytes on as they come and tells whole lines, however they were cut', async () => {
    const told: string[] = [];
    const times: number[] = [];
    const note = (way: string) => (line: string, at: number) => {
      told.push(`${way} ${line}`);
      times.push(at);
    };
    const address = await device(() => 'answer\n');
    const tap = await DeviceTap.listen(address, { question: note('>'), reply: note('<') });
    endings.push(() => tap.stop());
    const driver = await dial(tap.address);
    driver.write('GO');
    const [first] = (await once(driver, 'data')) as [Buffer];
    expect(first.toString()).toBe('answer\n');
    const between = performance.now();
    driver.write('TO\nSTATUS\n');
    await once(driver, 'data');
    expect(told).toEqual(['< answer', '> GOTO', '> STATUS', '< answer']);
    const [, goTo = 0, status = 0] = times;
    expect(goTo, 'the first byte came before').toBeLessThan(between);
    expect(status).toBeGreaterThanOrEqual(between);
  });

  it('closes the other side with either side', async () => {
    const address = await device(() => 'answer\n');
    const tap = await DeviceTap.listen(address, { question: () => undefined, reply: () => undefined });
    endings.push(() => tap.stop());
    const driver = await dial(tap.address);
    const closed = once(driver, 'close');
    await tap.stop();
    await closed;
  });
});

describe('the witness', () => {
  it('sees commands, rain and its own notices, and not the questions', async () => {
    let rate = 0;
    const address = await device((line) => (line.includes('STATUS') ? `${reply(rate)}\n` : '[{"result":"ok"}]\n'));
    const devices = Object.fromEntries(PYROS_DEVICES.map((name) => [name, address])) as DeviceAddresses;
    const witness = await WireWitness.start(devices);
    endings.push(() => witness.stop());
    const seen: Sighting[] = [];
    const all = (sighting: Sighting) => {
      seen.push(sighting);
      return sighting.kind === 'notice';
    };
    const notice = witness.next('the notice', all, 5000);
    const ask = async (to: { host: string; port: number }, frame: object) => {
      const socket = await dial(to);
      socket.write(`${JSON.stringify(frame)}\n`);
      await once(socket, 'data');
    };
    const isRain = (sighting: Sighting) => sighting.kind === 'rain' && sighting.raining;
    const rain = witness.next('rain', isRain, 5000);
    await ask(witness.devices.PLC, { command: [{ name: 'STATUS' }] });
    rate = 12;
    await ask(witness.devices.PLC, { command: [{ name: 'STATUS' }] });
    await rain;
    await ask(witness.devices.Telescope, { command: [{ name: 'GOTO', ra: 12.5, dec: 3 }] });
    const subscriber = await dial({ host: '127.0.0.1', port: witness.brokerPort });
    const received = once(subscriber, 'data');
    witness.sendNotices(['<VOEvent/>']);
    expect(((await received) as [Buffer])[0].subarray(4).toString()).toBe('<VOEvent/>');
    const sentAt = await notice;
    expect(seen).toEqual([
      { kind: 'rain', raining: false, at: expect.any(Number) },
      { kind: 'rain', raining: true, at: expect.any(Number) },
      { kind: 'command', device: 'Telescope', name: 'GOTO', ra: 12.5, at: expect.any(Number) },
      { kind: 'notice', at: sentAt },
    ]);
    const times = seen.map((sighting) => ('at' in sighting ? sighting.at : 0));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('says what it did not see in time', async () => {
    const address = await device(() => '');
    const devices = Object.fromEntries(PYROS_DEVICES.map((name) => [name, address])) as DeviceAddresses;
    const witness = await WireWitness.start(devices);
    endings.push(() => witness.stop());
    await expect(witness.next('CLOSE', () => true, 10)).rejects.toThrow('CLOSE: not seen within 0.01 s');
  });
});

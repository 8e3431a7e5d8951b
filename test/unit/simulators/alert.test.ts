import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { BrokerLine, event, transport } from './BrokerLine.ts';
import { NIGHT } from './SimulatorLine.ts';
import { SimulatorProcess } from './SimulatorProcess.ts';

const running: SimulatorProcess[] = [];
const lines: BrokerLine[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) line.close();
  await Promise.all(running.splice(0).map((each) => each.stop()));
});

async function network(...args: readonly string[]) {
  const simulator = await SimulatorProcess.start('alert/alertSimulator.ts', '--port', '0', ...args);
  running.push(simulator);
  return simulator;
}

async function open(port: number): Promise<BrokerLine> {
  const line = await BrokerLine.open(port);
  lines.push(line);
  return line;
}

/** A subscriber past the greeting. */
async function subscribe(simulator: SimulatorProcess): Promise<BrokerLine> {
  const line = await open(simulator.port(0));
  expect(await line.next()).toMatch(/role="authenticate".*<Origin>ivo:\/\/pyros.simulator\/broker<\/Origin>/s);
  return line;
}

async function submit(simulator: SimulatorProcess, xml: string): Promise<string | null> {
  const line = await open(simulator.port(1));
  line.send(xml);
  const answer = await line.next();
  expect(await line.next()).toBeNull();
  return answer;
}

describe('the scenario’s alert', () => {
  test('reaches every subscriber and the drop directory, filled from the simulator’s clock', async () => {
    const drop = mkdtempSync(join(tmpdir(), 'drop-'));
    const start = new Date(NIGHT).toISOString();
    const args = ['grb-night.json', '--start', start, '--iteration-seconds', '60', '--drop', drop, '--with-parent'];
    const simulator = await network(...args);
    const [first, second] = [await subscribe(simulator), await subscribe(simulator)];
    simulator.tell({ clock: { now: NIGHT + 3_600_000, rate: 1 } });
    const received = await first.next();
    expect(await second.next()).toBe(received);
    expect(received).toContain('ivorn="ivo://pyros.simulator/svom#sb26121601_eclairs-wakeup"');
    expect(received).toContain('<ISOTime>2026-12-16T03:59:14.000</ISOTime>');
    expect(received).toContain('name="Burst_Id" value="sb26121601"');
    expect(received).not.toContain('{{');
    expect(await simulator.line((line) => line.startsWith('sent'))).toContain('subscribers 2');
    expect(readdirSync(drop)).toEqual(['sb26121601_eclairs-wakeup.xml']);
    expect(readFileSync(join(drop, 'sb26121601_eclairs-wakeup.xml'), 'utf8')).toBe(received);
  });
});

describe('authors', () => {
  test('an event is acknowledged and relayed byte for byte; a second time it is not', async () => {
    const simulator = await network();
    const subscriber = await subscribe(simulator);
    const xml = event('ivo://test/author#1', '<Description>Ñandú &amp; co</Description>');
    expect(await submit(simulator, xml)).toMatch(/role="ack".*<Origin>ivo:\/\/test\/author#1<\/Origin>/s);
    expect(await subscriber.next()).toBe(xml);
    expect(await submit(simulator, xml)).toMatch(/role="nak".*Previously seen/s);
  });

  const refused = [
    ['no local id', event('ivo://test/author'), 'No per-event local ID'],
    ['no ivorn', event('http://x/y#1'), 'Invalid IVOID: http://x/y#1'],
    ['an old version', event('ivo://test/author#1').replace('version="2.0"', 'version="1.1"'), 'not version 2.0'],
  ] as const;

  test('what is no proper event is refused with the reason', async () => {
    const simulator = await network();
    for (const [what, xml, reason] of refused) {
      const answer = await submit(simulator, xml);
      expect(answer, what).toContain('role="nak"');
      expect(answer, what).toContain(reason);
    }
  });

  const nonsense = [
    ['no XML', 'hello'],
    ['unbalanced tags', '<voe:VOEvent version="2.0" role="test" ivorn="ivo://a/b#c"><Who></voe:VOEvent>'],
    ['an unknown role', event('ivo://a/b#c').replace('role="test"', 'role="observe"')],
    ['something else', '<a/>'],
    ['a document type', `<!DOCTYPE x [<!ENTITY e "boom">]>${event('ivo://a/b#c')}`],
  ] as const;

  test('what is no event at all is closed without an answer', async () => {
    const simulator = await network();
    for (const [what, xml] of nonsense) expect(await submit(simulator, xml), what).toBeNull();
  });
});

describe('subscribers', () => {
  test('a nak drops the subscriber at once', async () => {
    const simulator = await network();
    const subscriber = await subscribe(simulator);
    subscriber.send(transport('nak', 'ivo://test/author#1'));
    expect(await subscriber.next()).toBeNull();
  });

  test('an oversized frame, or one with its length the wrong way round, closes', async () => {
    const subscriber = await subscribe(await network());
    subscriber.socket.write(Buffer.from([0xfe, 0x00, 0x00, 0x00]));
    expect(await subscriber.next()).toBeNull();
  });

  test('rubbish frames and answers to the greeting are taken calmly', async () => {
    const simulator = await network();
    const subscriber = await subscribe(simulator);
    subscriber.send('rubbish');
    subscriber.send(transport('authenticate', 'ivo://pyros.simulator/broker'));
    await submit(simulator, event('ivo://test/author#2'));
    expect(await subscriber.next()).toContain('ivo://test/author#2');
  });
});

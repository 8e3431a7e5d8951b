import { afterEach, beforeEach, expect, test } from 'vitest';
import { Broker } from '../../../simulators/alert/Broker.ts';
import { BrokerLine, event, transport } from './BrokerLine.ts';

let broker: Broker;
let port: number;
let line: BrokerLine;

beforeEach(async () => {
  broker = new Broker({ now: () => 0, aliveMs: 100 });
  port = await broker.listen(0, '127.0.0.1');
  line = await BrokerLine.open(port);
  expect(await line.next()).toContain('role="authenticate"');
});
afterEach(async () => {
  line.close();
  await broker.stop();
});

test('says iamalive again and again to who answers', async () => {
  for (let time = 0; time < 3; time++) {
    expect(await line.next()).toMatch(/role="iamalive".*<TimeStamp>1970-01-01T00:00:00Z/s);
    line.send(transport('iamalive', 'ivo://pyros.simulator/broker'));
  }
});

test('drops who does not answer', async () => {
  expect(await line.next()).toContain('iamalive');
  expect(await line.next()).toBeNull();
});

test('drops who leaves ten events unacknowledged, and not who acknowledges', async () => {
  const polite = await BrokerLine.open(port);
  await polite.next();
  for (let number = 0; number < 10; number++) {
    const ivorn = `ivo://test/author#${number}`;
    broker.publish(Buffer.from(event(ivorn)), ivorn);
    polite.send(transport('ack', ivorn));
  }
  let frame: string | null = '';
  for (let count = 0; frame !== null && count < 11; count++) frame = await line.next();
  expect(frame).toBeNull();
  frame = '';
  while (frame !== null && !frame.includes('iamalive')) frame = await polite.next();
  expect(frame).toContain('iamalive');
  polite.close();
});

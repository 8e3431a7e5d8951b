import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { AuthorPort } from '../../../simulators/alert/AuthorPort.ts';
import { event } from './BrokerLine.ts';

const published: string[] = [];
const port = new AuthorPort({ now: () => 0, publish: (_, ivorn) => published.push(ivorn), patienceMs: 100 });
afterEach(() => port.stop());

test('closes on an author who takes for ever over its event, and publishes nothing', async () => {
  const frame = Buffer.from(event('ivo://test/author#1'));
  const socket = connect(await port.listen(0, '127.0.0.1'), '127.0.0.1');
  socket.on('error', () => socket.destroy());
  socket.write(Buffer.from([0, 0, frame.length >> 8, frame.length & 0xff]));
  let sent = 0;
  // Slower than the patience, yet never silent.
  const timer = setInterval(() => {
    if (sent < frame.length - 1) socket.write(frame.subarray(sent, ++sent));
  }, 10);
  socket.resume();
  await once(socket, 'close');
  clearInterval(timer);
  expect(published).toEqual([]);
});

import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeVtpFrame } from '../../../../main-services/alerts/sources/encodeVtpFrame.ts';
import { sendVoEvent } from '../../../../main-services/alerts/sources/sendVoEvent.ts';
import { writeTransport } from '../../../../main-services/alerts/sources/transportMessage.ts';
import { sample } from '../samples.ts';

const event = sample('svom_sb26051101_2_eclairs-wakeup.xml');
const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanUps.splice(0)) clean();
});

async function receiver(answer: (socket: Socket) => void) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    let held = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk]);
      if (held.equals(encodeVtpFrame(event))) answer(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

/** Says the same every 10 ms until nobody listens. */
function chatter(socket: Socket, words: Buffer): void {
  const timer = setInterval(() => socket.write(words), 10);
  socket.on('close', () => clearInterval(timer));
}

const reply = (role: 'ack' | 'nak' | 'iamalive', result?: string) =>
  encodeVtpFrame(
    writeTransport(
      { role, origin: 'ivo://x/y#z', response: 'ivo://b/r', ...(result ? { result } : {}) },
      1_797_390_000_000,
    ),
  );

describe('sending an event as its author', () => {
  it('reads the acknowledgement', async () => {
    const broker = await receiver((socket) => socket.end(reply('ack')));
    expect(await sendVoEvent(event, broker)).toEqual({ accepted: true, reason: '' });
  });

  it('reads the refusal with its reason', async () => {
    const broker = await receiver((socket) =>
      socket.end(reply('nak', 'Event rejected: Previously seen <here> & there')),
    );
    expect(await sendVoEvent(event, broker)).toEqual({
      accepted: false,
      reason: 'Event rejected: Previously seen <here> & there',
    });
  });

  it.each([
    ['closes without an answer', (socket: Socket) => socket.end(), /without an answer/],
    ['answers rubbish', (socket: Socket) => socket.end(encodeVtpFrame('rubbish')), /cannot be read/],
    ['announces 4 GB', (socket: Socket) => socket.end(Buffer.from([255, 255, 255, 255])), /cannot be read/],
  ])('says so when the broker %s', async (_, answer, message) => {
    await expect(sendVoEvent(event, await receiver(answer))).rejects.toThrow(message);
  });

  it.each([
    ['says nothing', () => undefined],
    ['says something else again and again', (socket: Socket) => chatter(socket, reply('iamalive'))],
    ['takes for ever over one frame', (socket: Socket) => chatter(socket, Buffer.from([0, 0, 9]))],
  ])('gives up on a broker that never acknowledges: it %s', async (_, answer) => {
    await expect(sendVoEvent(event, await receiver(answer), 100)).rejects.toThrow(/does not answer/);
  });

  it('says so when there is no broker', async () => {
    const broker = await receiver(() => undefined);
    for (const clean of cleanUps.splice(0)) clean();
    await expect(sendVoEvent(event, broker)).rejects.toThrow(
      new RegExp(`127.0.0.1:${broker.port} cannot be talked to`),
    );
  });
});

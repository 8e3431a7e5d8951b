import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { DeviceUnreachable } from '../../../../devices/errors.ts';
import { IndiClient } from '../../../../devices/indi/IndiClient.ts';
import { RealClock } from '../../../../main-services/supervision/RealClock.ts';

const DEFINED = (name: string) =>
  `<defNumberVector device="D" name="${name}" state="Ok" perm="rw"><defNumber name="V" min="0" max="9">1</defNumber></defNumberVector>`;
const READY =
  '<defSwitchVector device="D" name="CONNECTION" state="Ok" perm="rw" rule="OneOfMany"><defSwitch name="CONNECT">On</defSwitch></defSwitchVector>';
/** The question that a connection begins with. */
const EVERYTHING = /<getProperties version="1.7" device="D"\/>/;
const SET = '<setNumberVector device="D" name="A" state="Ok"><oneNumber name="V">2</oneNumber></setNumberVector>';

const clocks: RealClock[] = [];
let server: Server | undefined;
let client: IndiClient | undefined;
afterEach(async () => {
  await client?.disconnect();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  for (const clock of clocks.splice(0)) clock.stop();
});

/** A client whose server hears what it writes, piece by piece. */
async function clientOf(
  hear: (text: string, socket: Socket) => void,
  { hold, imagesOnly = false }: { hold?: () => () => void; imagesOnly?: boolean } = {},
): Promise<IndiClient> {
  const peer = createServer((socket) => {
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => hear(text, socket));
    socket.on('error', () => socket.destroy());
  });
  server = peer;
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
  const place = peer.address();
  const port = typeof place === 'object' && place !== null ? place.port : 0;
  const clock = new RealClock();
  clocks.push(clock);
  const timekeeper = { now: () => clock.now(), after: clock.after.bind(clock), hold: hold ?? (() => clock.hold()) };
  client = new IndiClient({
    name: 'Mount',
    indiDevice: 'D',
    address: { medium: 'tcp', host: '127.0.0.1', port },
    timekeeper,
    imagesOnly,
  });
  client.connect();
  return client;
}

it('waits for the first connection, which asks for everything, before it calls anything missing', async () => {
  const asked = await clientOf((text, socket) => {
    if (EVERYTHING.test(text)) socket.write(READY + DEFINED('A'));
  });
  expect(asked.state().connected).toBe(false);
  const [vector] = await asked.read(['A'], 5000);
  expect(vector?.name).toBe('A');
});

it('says that nobody is there when the first connection comes to nothing', async () => {
  const asked = await clientOf((_, socket) => socket.destroy());
  await expect(asked.read(['A'], 5000)).rejects.toThrow(DeviceUnreachable);
});

it('acknowledges an answer at once while it waits for another, which the server keeps back until then', async () => {
  let held: string | null = null;
  const asked = await clientOf((text, socket) => {
    if (EVERYTHING.test(text)) {
      held = DEFINED('B');
      socket.write(READY + DEFINED('A'));
    } else if (held !== null) {
      socket.write(held);
      held = null;
    }
  });
  expect((await asked.read(['A', 'B'], 5000)).map(({ name }) => name)).toEqual(['A', 'B']);
});

it('holds a scaled clock for an answer, but not for a motion', async () => {
  let holds = 0;
  const asked = await clientOf(
    (text, socket) => {
      if (EVERYTHING.test(text)) socket.write(READY + DEFINED('A'));
      if (text.includes('<newNumberVector')) socket.write(SET);
    },
    {
      hold: () => {
        holds++;
        return () => undefined;
      },
    },
  );
  await asked.read(['A'], 5000);
  expect(holds).toBe(1);
  await asked.order('Number', 'A', { V: 2 }, { timeoutMs: 5000, moves: true });
  expect(holds).toBe(1);
  await asked.order('Number', 'A', { V: 2 }, { timeoutMs: 5000 });
  expect(holds).toBe(2);
});

it.each<[string, (socket: Socket) => void]>([
  ['closes the line', (socket) => socket.end()],
  ['breaks it', (socket) => socket.resetAndDestroy()],
  ['speaks rubbish', (socket) => socket.write('#</oneBLOB>')],
])('has the images of a server that once %s in the middle of one', async (_case, fail) => {
  const image = Buffer.from(Uint16Array.from({ length: 400_000 }, (_, at) => (at * 40_503) & 0xffff).buffer);
  const blob = `<setBLOBVector device="D" name="CCD1"><oneBLOB name="CCD1">${image.toString('base64')}</oneBLOB></setBLOBVector>`;
  let connections = 0;
  const images = await clientOf(
    (text, socket) => {
      if (!text.includes('<enableBLOB')) return;
      if (++connections === 1) socket.write(blob.slice(0, 700_000), () => fail(socket));
      else socket.write(blob + blob);
    },
    { imagesOnly: true },
  );
  const received: (Buffer | undefined)[] = [];
  await new Promise<void>((resolve) => {
    images.onChange(({ vector }) => {
      received.push(vector?.elements.get('CCD1')?.blob?.bytes);
      if (received.length === 2) resolve();
    });
  });
  expect(received.every((bytes) => bytes?.equals(image))).toBe(true);
  expect(connections).toBe(2);
});

import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { IndiCamera } from '../../../../devices/indi/IndiCamera.ts';
import { coordinateFrames } from '../../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../../main-services/model/site.ts';
import { RealClock } from '../../../../main-services/supervision/RealClock.ts';

const numbers = (name: string, state: string, elements: Readonly<Record<string, number>>) => {
  const parts = Object.entries(elements).map(([key, value]) => `<defNumber name="${key}">${value}</defNumber>`);
  return `<defNumberVector device="CCD" name="${name}" state="${state}" perm="rw">${parts.join('')}</defNumberVector>`;
};
const oneOfMany = (name: string, element: string) =>
  `<defSwitchVector device="CCD" name="${name}" state="Ok" perm="rw" rule="OneOfMany"><defSwitch name="${element}">On</defSwitch></defSwitchVector>`;
const exposure = (state: string) => numbers('CCD_EXPOSURE', state, { CCD_EXPOSURE_VALUE: 60 });
const INFO = numbers('CCD_INFO', 'Idle', { CCD_MAX_X: 100, CCD_MAX_Y: 100 });
const FRAME_TYPE = oneOfMany('CCD_FRAME_TYPE', 'FRAME_LIGHT');

const anOrder = {
  kind: 'object',
  exposureSeconds: 60,
  filter: 'none',
  rightAscensionDegrees: 10,
  declinationDegrees: 41,
} as const;

const clock = new RealClock();
let server: Server | undefined;
let camera: IndiCamera | undefined;
afterEach(async () => {
  await camera?.disconnect();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  clock.stop();
});

it('does not lose an exposure because the answer to an earlier question says that there is none', async () => {
  let ordered = false;
  let state = 'Idle';
  const peer = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      const text = bytes.toString();
      if (/<getProperties version="1.7" device="CCD"\/>/.test(text))
        socket.write(oneOfMany('CONNECTION', 'CONNECT') + FRAME_TYPE + INFO + exposure('Idle'));
      if (text.includes('name="CCD_INFO"')) {
        // The question was on its way when the order came: it is answered first.
        socket.write(INFO + exposure(state));
        if (ordered) state = 'Busy';
        socket.write(exposure(state));
      }
      if (text.includes('<newSwitchVector') && text.includes('CCD_FRAME_TYPE')) socket.write(FRAME_TYPE);
      if (text.includes('<newNumberVector') && text.includes('CCD_EXPOSURE')) ordered = true;
    });
  });
  server = peer;
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
  const place = peer.address();
  camera = new IndiCamera({
    name: 'CameraVIS',
    address: { medium: 'tcp', host: '127.0.0.1', port: typeof place === 'object' && place !== null ? place.port : 0 },
    timekeeper: clock,
    site: SAN_PEDRO_MARTIR,
    frames: coordinateFrames(SAN_PEDRO_MARTIR),
    settings: { device: 'CCD' },
  });
  camera.connect();
  expect((await camera.status()).state).toBe('IDLE');
  const taken = camera.expose(anOrder);
  while (!ordered) await new Promise((resolve) => setImmediate(resolve));
  const meanwhile = await camera.status();
  expect(['IDLE', 'EXPOSING']).toContain(meanwhile.state);
  await taken;
  expect((await camera.status()).state).toBe('EXPOSING');
  // Still its own: a second one has to wait.
  await expect(camera.expose(anOrder)).rejects.toThrow(/not read yet/);
});

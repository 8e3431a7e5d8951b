import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, expect, it } from 'vitest';
import { DeviceError } from '../../../../devices/errors.ts';
import { IndiWeather } from '../../../../devices/indi/IndiWeather.ts';
import type { WeatherReading } from '../../../../devices/weather/WeatherStation.ts';
import { coordinateFrames } from '../../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../../main-services/model/site.ts';
import { RealClock } from '../../../../main-services/supervision/RealClock.ts';

const READY =
  '<defSwitchVector device="W" name="CONNECTION" state="Ok" perm="rw"><defSwitch name="CONNECT">On</defSwitch></defSwitchVector>';
const verdict = (verb: 'def' | 'set', state: string) =>
  `<${verb}LightVector device="W" name="WEATHER_STATUS" state="${state}"></${verb}LightVector>`;
const temperature = (verb: 'def' | 'set', celsius: number) => {
  const element = verb === 'def' ? 'defNumber' : 'oneNumber';
  return `<${verb}NumberVector device="W" name="WEATHER_PARAMETERS" state="Ok"><${element} name="WEATHER_TEMPERATURE">${celsius}</${element}></${verb}NumberVector>`;
};

const clock = new RealClock();
let server: Server | undefined;
let station: IndiWeather | undefined;
afterEach(async () => {
  await station?.disconnect();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
});
afterAll(() => clock.stop());

/** A station whose driver answers each question with this. */
async function stationOf(answer: () => string): Promise<{ station: IndiWeather; tell: (text: string) => void }> {
  const lines = new Set<Socket>();
  const peer = createServer((socket) => {
    lines.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      if (bytes.toString().includes('<getProperties')) socket.write(READY + answer());
    });
  });
  server = peer;
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
  const place = peer.address();
  station = new IndiWeather({
    name: 'PLC',
    address: { medium: 'tcp', host: '127.0.0.1', port: typeof place === 'object' && place !== null ? place.port : 0 },
    timekeeper: clock,
    site: SAN_PEDRO_MARTIR,
    frames: coordinateFrames(SAN_PEDRO_MARTIR),
    settings: { device: 'W' },
  });
  station.connect();
  return { station, tell: (text) => lines.forEach((socket) => void socket.write(text)) };
}

async function eventually(asked: IndiWeather): Promise<WeatherReading> {
  for (;;) {
    const reading = await asked.read().catch((error: unknown) => {
      if (error instanceof DeviceError) return null;
      throw error;
    });
    if (reading !== null) return reading;
  }
}

it.each([
  ['without a verdict', verdict('def', 'Idle')],
  ['of a driver that gives none', ''],
])('takes the zeros of a driver that has not measured yet for no weather, %s', async (_case, status) => {
  let celsius = 0;
  const { station: asked, tell } = await stationOf(() => status + temperature('def', celsius));
  await expect(asked.read()).rejects.toThrow('has not measured anything yet');
  celsius = 15;
  tell(temperature('set', celsius));
  expect(await eventually(asked)).toMatchObject({ temperatureCelsius: 15, safe: null });
});

it('reads at once what a driver has judged that has been running for long', async () => {
  const { station: asked } = await stationOf(() => verdict('def', 'Alert') + temperature('def', 0));
  expect(await asked.read()).toMatchObject({ temperatureCelsius: 0, safe: false });
});

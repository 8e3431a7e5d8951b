import { afterAll, beforeAll, expect, test } from 'vitest';
import { SimulatorLine } from './SimulatorLine.ts';
import { SimulatorProcess } from './SimulatorProcess.ts';

let dome: SimulatorProcess;
let line: SimulatorLine;

beforeAll(async () => {
  dome = await SimulatorProcess.start('dome/domeSimulator.ts', '--port', '0');
  line = await SimulatorLine.open(dome.port());
});
afterAll(async () => {
  line.close();
  await dome.stop();
});

test('says of itself what PROTOCOL.md says', async () => {
  expect(await line.at(0, 'STATUS')).toEqual({
    name: 'STATUS',
    from: 'Dome',
    date: '2026-12-16T03:00:00.000Z',
    shutter: 'CLOSED',
    percent: 0,
    az: 0,
    target_az: null,
    rotating: false,
    fault: null,
  });
});

test('opens and closes in 30 s, in the time of the one who asks', async () => {
  expect(await line.at(10, 'OPEN')).toEqual({ name: 'OPEN', result: 'ok' });
  expect(await line.at(25, 'STATUS')).toMatchObject({ shutter: 'OPENING', percent: 50 });
  expect(await line.at(40, 'STATUS')).toMatchObject({ shutter: 'OPEN', percent: 100 });
  await line.at(50, 'CLOSE');
  expect(await line.at(65, 'STATUS')).toMatchObject({ shutter: 'CLOSING', percent: 50 });
  // Turning round half-way costs only the way that was done; asking twice changes nothing.
  await line.at(65, 'OPEN');
  await line.at(70, 'OPEN');
  expect(await line.at(80, 'STATUS')).toMatchObject({ shutter: 'OPEN', percent: 100 });
  await line.at(90, 'CLOSE');
  expect(await line.at(99, 'STATUS')).toMatchObject({ shutter: 'CLOSING', percent: 70 });
  await line.at(99, 'STOP');
  expect(await line.at(110, 'STATUS')).toMatchObject({ shutter: 'STOPPED', percent: 70 });
  await line.at(120, 'CLOSE');
  expect(await line.at(141, 'STATUS')).toMatchObject({ shutter: 'CLOSED', percent: 0 });
});

test('turns 6° a second, the shorter way round', async () => {
  await line.at(200, 'ROTATE', { az: 300 });
  expect(await line.at(205, 'STATUS')).toMatchObject({ az: 330, target_az: 300, rotating: true });
  expect(await line.at(210, 'STATUS')).toMatchObject({ az: 300, rotating: false });
  await line.at(220, 'ROTATE', { az: 30 });
  await line.at(225, 'STOP');
  expect(await line.at(230, 'STATUS')).toMatchObject({ az: 330, target_az: null, rotating: false });
});

test.each([
  ['ROTATE', {}, 'refused', '"az"'],
  ['ROTATE', { az: 'north' }, 'refused', '"north"'],
  ['ROTATE', { az: 720 }, 'refused', '720'],
  ['JUMP', {}, 'unknown', 'JUMP'],
])('%s %j is answered %s', async (name, parameters, error, reason) => {
  const answer = await line.at(300, name, parameters);
  expect(answer).toMatchObject({ name, error });
  expect(answer.reason).toContain(reason);
});

test('many clients see the same dome', async () => {
  const other = await SimulatorLine.open(dome.port());
  await line.at(400, 'OPEN');
  expect(await other.at(430, 'STATUS')).toMatchObject({ shutter: 'OPEN' });
  other.close();
});

test('deaf: says yes to everything, does nothing, and does not lie about it', async () => {
  const from = 100_000;
  await line.at(from, 'CLOSE');
  await line.at(from + 40, 'SIM_FAULT', { fault: 'deaf' });
  expect(await line.at(from + 41, 'OPEN')).toEqual({ name: 'OPEN', result: 'ok' });
  expect(await line.at(from + 80, 'STATUS')).toMatchObject({ shutter: 'CLOSED', percent: 0 });
  await line.at(from + 81, 'SIM_FAULT', { fault: 'none' });
});

test('lying: its limit switch says CLOSED while the shutter stands open, and only SIM_SHUTTER tells', async () => {
  const from = 200_000;
  await line.at(from, 'OPEN');
  await line.at(from + 40, 'SIM_FAULT', { fault: 'lying' });
  expect(await line.at(from + 41, 'STATUS')).toMatchObject({ shutter: 'CLOSED', percent: 0 });
  expect(await line.at(from + 41, 'SIM_SHUTTER')).toEqual({ name: 'SIM_SHUTTER', percent: 100 });
  await line.at(from + 42, 'CLOSE');
  expect(await line.at(from + 90, 'SIM_SHUTTER')).toMatchObject({ percent: 100 });
  await line.at(from + 91, 'SIM_FAULT', { fault: 'none' });
  // What it was told meanwhile it does when it comes loose.
  expect(await line.at(from + 130, 'STATUS')).toMatchObject({ shutter: 'CLOSED' });
  expect(await line.at(from + 130, 'SIM_SHUTTER')).toMatchObject({ percent: 0 });
});

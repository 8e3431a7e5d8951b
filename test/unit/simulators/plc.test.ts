import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { liveWeather } from '../../../simulators/plc/liveWeather.ts';
import { type Answer, NIGHT, SimulatorLine } from './SimulatorLine.ts';
import { SimulatorProcess } from './SimulatorProcess.ts';

const running: SimulatorProcess[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
});

async function start(script: string, ...args: readonly string[]) {
  const simulator = await SimulatorProcess.start(script, '--port', '0', ...args);
  running.push(simulator);
  return { simulator, line: await SimulatorLine.open(simulator.port()) };
}

function value(status: Answer, device: string, quantity: string): unknown {
  const found = status.device.find((each: Answer) => each.name === device);
  return quantity === 'valid' ? found.valid : found.values.find((each: Answer) => each.name === quantity).value;
}

describe('STATUS', () => {
  test('is the original’s reply, to the letter, and what PROTOCOL.md adds', async () => {
    const { line } = await start('plc/plcSimulator.ts');
    const status = await line.at(0, 'STATUS');
    const original = JSON.parse(readFileSync(new URL('plc-status.json', import.meta.url), 'utf8'))[0];
    expect({ ...status, date: '', device: status.device.slice(0, 5) }).toEqual({ ...original, date: '' });
    expect(status.date).toBe('2026-12-16T03:00:00');
    expect(status.device.slice(5).map((each: Answer) => each.name)).toEqual([
      'SITE',
      'DEADMAN',
      'LAMP_DOME_WHITE',
      'LAMP_DOME_RED',
      'LAMP_CONTROL_ROOM',
      'FAN_DOME_EAST',
      'FAN_DOME_WEST',
    ]);
    expect(value(status, 'SITE', 'dome_shutter')).toBe('unknown');
    expect(value(status, 'DEADMAN', 'tripped')).toBe('no');
  });

  test('as one array with one element, as the original sends it', async () => {
    const { line } = await start('plc/plcSimulator.ts');
    expect(await line.send('{"command": [{"name": "STATUS"}]}')).toHaveLength(1);
  });
});

describe('what can be set', () => {
  test('and let go again: one value, a device, all but lamps and fans', async () => {
    const { line } = await start('plc/plcSimulator.ts');
    const set = (device_name: string, value_name: string, newValue: unknown) =>
      line.at(1, 'SIM_SET', { device_name, value_name, value: newValue });
    await set('WXT520', 'RainRate', 12);
    await set('WXT520', 'WindSpeed', 21);
    await set('WXT520', 'valid', 'no');
    await set('SITE', 'doors', 'open');
    await line.at(2, 'LIGHT', { device_name: 'LAMP_DOME_WHITE', on: true });
    await line.at(2, 'FAN', { device_name: 'FAN_DOME_EAST', on: true });
    expect(await line.at(3, 'SIM_CLEAR', { device_name: 'WXT520', value_name: 'RainRate' })).toEqual({
      name: 'SIM_CLEAR',
      result: 'ok',
    });
    let status = await line.at(4, 'STATUS');
    expect([value(status, 'WXT520', 'RainRate'), value(status, 'WXT520', 'WindSpeed')]).toEqual([0, 21]);
    await line.at(5, 'SIM_CLEAR', { device_name: 'WXT520' });
    status = await line.at(6, 'STATUS');
    expect([value(status, 'WXT520', 'WindSpeed'), value(status, 'WXT520', 'valid')]).toEqual([3.1, 'yes']);
    expect(value(status, 'SITE', 'doors')).toBe('open');
    await line.at(7, 'SIM_CLEAR');
    status = await line.at(8, 'STATUS');
    expect([value(status, 'SITE', 'doors'), value(status, 'LAMP_DOME_WHITE', 'status')]).toEqual(['closed', 'on']);
    expect(value(status, 'FAN_DOME_EAST', 'status')).toBe('on');
    expect(await line.at(9, 'SIM_CLEAR', { device_name: 'MOON' })).toMatchObject({ error: expect.any(String) });
  });

  test('values, validity, lamps and fans', async () => {
    const { line } = await start('plc/plcSimulator.ts');
    const set = (device_name: string, value_name: string, newValue: unknown) =>
      line.at(1, 'SIM_SET', { device_name, value_name, value: newValue });
    expect(await set('WXT520', 'RainRate', 12)).toEqual({ name: 'SIM_SET', result: 'ok' });
    await set('VantagePro', 'valid', 'yes');
    await set('SITE', 'doors', 'open');
    await line.at(2, 'LIGHT', { device_name: 'LAMP_DOME_WHITE', on: true });
    await line.at(2, 'LIGHT', { device_name: 'LAMP_FLAT_CAGIRE', on: false });
    await line.at(2, 'FAN', { device_name: 'FAN_DOME_WEST', on: true });
    const status = await line.at(3, 'STATUS');
    expect([value(status, 'FAN_DOME_WEST', 'status'), value(status, 'FAN_DOME_EAST', 'status')]).toEqual(['on', 'off']);
    expect(value(status, 'FAN_DOME_WEST', 'current')).toBeGreaterThan(0);
    expect(value(status, 'WXT520', 'RainRate')).toBe(12);
    expect(value(status, 'VantagePro', 'valid')).toBe('yes');
    expect(value(status, 'SITE', 'doors')).toBe('open');
    expect(value(status, 'LAMP_DOME_WHITE', 'status')).toBe('on');
    expect(value(status, 'LAMP_DOME_WHITE', 'current')).toBeGreaterThan(0);
    expect(value(status, 'LAMP_FLAT_CAGIRE', 'current')).toBe(0);
  });

  const impossible = [
    ['SIM_SET', { device_name: 'X', value_name: 'RainRate', value: 1 }, 'WXT520'],
    ['SIM_SET', { device_name: 'WXT520', value_name: 'Rain', value: 1 }, 'RainRate'],
    ['SIM_SET', { device_name: 'WXT520', value_name: 'RainRate', value: {} }, '"value"'],
    ['SIM_SET', { device_name: 'WXT520', value_name: 'valid', value: 'maybe' }, '"valid"'],
    ['LIGHT', { device_name: 'SUN', on: true }, 'LAMP_DOME_WHITE'],
    ['LIGHT', { device_name: 'LAMP_DOME_RED', on: 1 }, '"on"'],
    ['FAN', { device_name: 'LAMP_DOME_RED', on: true }, 'FAN_DOME_EAST'],
    ['FAN', { device_name: 'FAN_DOME_EAST', on: 'yes' }, '"on"'],
    ['OPEN', {}, 'OPEN'],
  ] as const;

  test('and what cannot is refused with the reason', async () => {
    const { line } = await start('plc/plcSimulator.ts');
    for (const [name, parameters, reason] of impossible) {
      const answer = await line.at(1, name, parameters);
      expect(['refused', 'unknown'], reason).toContain(answer.error);
      expect(answer.reason).toContain(reason);
    }
  });
});

describe('scenarios', () => {
  test('the seed’s: rain from iteration 3 to 7, of 2 s each', async () => {
    const begin = new Date(NIGHT).toISOString();
    const { line } = await start('plc/plcSimulator.ts', 'scenario_plc.json', '--start', begin);
    const rain = async (seconds: number) => {
      const status = await line.at(seconds, 'STATUS');
      return [value(status, 'WXT520', 'RainRate'), value(status, 'VantagePro', 'RainRate')];
    };
    expect(await rain(5.9)).toEqual([0, 0]);
    expect(await rain(6)).toEqual([12, 12]);
    expect(await rain(13.9)).toEqual([12, 12]);
    expect(await rain(14)).toEqual([0, 0]);
  });

  test('spread over the night', async () => {
    const begin = new Date(NIGHT).toISOString();
    const args = ['rain-at-80.json', '--start', begin, '--iteration-seconds', '240'];
    const { line } = await start('plc/plcSimulator.ts', ...args);
    expect(value(await line.at(80 * 240 - 1, 'STATUS'), 'WXT520', 'RainRate')).toBe(0);
    expect(value(await line.at(80 * 240, 'STATUS'), 'WXT520', 'RainRate')).toBe(12);
    expect(value(await line.at(90 * 240, 'STATUS'), 'WXT520', 'RainRate')).toBe(0);
  });

  test('without anybody to tell the time: by the wall clock', async () => {
    const { line } = await start('plc/plcSimulator.ts', 'scenario_plc.json', '--iteration-seconds', '0.05');
    const ask = async () => value((await line.ask([{ name: 'STATUS' }]))[0], 'WXT520', 'RainRate');
    const seen = new Set<unknown>();
    const deadline = performance.now() + 5000;
    while (performance.now() < deadline && !(seen.has(12) && (await ask()) === 0)) seen.add(await ask());
    expect(seen).toContain(12);
  });
});

describe('the dead man', () => {
  test('closes a real dome 30 s after the last heartbeat, and says so', async () => {
    const dome = await start('dome/domeSimulator.ts');
    const plc = await start('plc/plcSimulator.ts', '--dome-port', String(dome.simulator.port()));
    await dome.line.at(0, 'OPEN');
    await plc.line.at(30, 'HEARTBEAT', {}, 600);
    await plc.line.at(55, 'HEARTBEAT', {}, 600);
    const awake = await plc.line.at(84, 'STATUS', {}, 600);
    expect(value(awake, 'DEADMAN', 'tripped')).toBe('no');
    expect(value(awake, 'SITE', 'dome_shutter')).toBe('open');
    // Nobody asks the PLC any more: at 600× the half minute passes by itself, after some real silence.
    await expect.poll(() => dome.line.at(86, 'STATUS'), { timeout: 30_000 }).toMatchObject({ shutter: 'CLOSING' });
    expect(await dome.line.at(3500, 'STATUS')).toMatchObject({ shutter: 'CLOSED' });
    const tripped = await plc.line.at(3500, 'STATUS');
    expect(value(tripped, 'DEADMAN', 'tripped')).toBe('yes');
    expect(value(tripped, 'SITE', 'dome_shutter')).toBe('closed');
    await plc.line.at(3501, 'HEARTBEAT');
    expect(value(await plc.line.at(3502, 'STATUS'), 'DEADMAN', 'tripped')).toBe('no');
  });

  test('at once when told that the time has passed', async () => {
    const dome = await start('dome/domeSimulator.ts');
    const plc = await start('plc/plcSimulator.ts', '--dome-port', String(dome.simulator.port()));
    await dome.line.at(0, 'OPEN', {}, 1);
    await plc.line.at(40, 'HEARTBEAT', {}, 1);
    expect(value(await plc.line.at(71, 'STATUS', {}, 1), 'DEADMAN', 'tripped')).toBe('yes');
    await expect.poll(() => dome.line.at(72, 'STATUS', {}, 1)).toMatchObject({ shutter: 'CLOSING' });
  });

  test('sleeps until the first heartbeat', async () => {
    const plc = await start('plc/plcSimulator.ts');
    await plc.line.at(0, 'STATUS');
    expect(value(await plc.line.at(3000, 'STATUS'), 'DEADMAN', 'tripped')).toBe('no');
  });

  test('tells a dome again that did not take the command', async () => {
    const dome = await start('dome/domeSimulator.ts');
    const plc = await start('plc/plcSimulator.ts', '--dome-port', String(dome.simulator.port()));
    await dome.line.at(0, 'OPEN');
    await dome.line.ask([{ name: 'SIM_FAULT', fault: 'hang' }]);
    await plc.line.at(40, 'HEARTBEAT', {}, 600);
    const status = await plc.line.at(71, 'STATUS', {}, 600);
    expect(value(status, 'SITE', 'dome_shutter')).toBe('unknown');
    await dome.line.ask([{ name: 'SIM_FAULT', fault: 'none' }]);
    await expect
      .poll(() => dome.line.at(72, 'STATUS'), { timeout: 10_000 })
      .toMatchObject({ shutter: expect.stringMatching(/CLOSING|CLOSED/) });
  });
});

test('live weather stays within what is safe, all winter', () => {
  const begin = Date.parse('2026-12-01T00:00:00Z');
  const highest = new Map<string, number>();
  for (let minute = 0; minute < 90 * 24 * 60; minute += 7) {
    for (const { quantity, value: reading } of liveWeather(begin + minute * 60_000)) {
      highest.set(quantity, Math.max(highest.get(quantity) ?? reading, reading));
    }
  }
  expect(highest.get('WindSpeed')).toBeLessThan(9);
  expect(highest.get('OutsideHumidity')).toBeLessThan(80);
  expect(highest.get('SkyTemperature')).toBeLessThan(-10);
});

test('live weather cools through the night and leaves alone what was set', async () => {
  const { line } = await start('plc/plcSimulator.ts', '--live-weather');
  await line.at(0, 'SIM_SET', { device_name: 'WXT520', value_name: 'WindSpeed', value: 25 });
  const evening = await line.at(0, 'STATUS');
  const morning = await line.at(9 * 3600, 'STATUS');
  expect(value(morning, 'WXT520', 'OutsideTemp')).toBeLessThan(Number(value(evening, 'WXT520', 'OutsideTemp')) - 2);
  expect(value(morning, 'WXT520', 'WindSpeed')).toBe(25);
});

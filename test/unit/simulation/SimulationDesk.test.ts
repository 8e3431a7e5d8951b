import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceName } from '../../../devices/deviceNames.ts';
import { Refusal } from '../../../main-services/model/refusal.ts';
import { type SimulatedDevices, SimulationDesk } from '../../../main-services/simulation/SimulationDesk.ts';
import { WEATHER_SETTINGS } from '../../../main-services/simulation/weathers.ts';

let told: string[] = [];
let dead: Set<DeviceName>;
let desk: SimulationDesk;

const simulators: SimulatedDevices = {
  running: (name) => !dead.has(name),
  setSensors: async (settings) => {
    told.push(...settings.map(({ device, quantity, value }) => `set ${device} ${quantity} ${value}`));
  },
  clearSensors: async (values) => {
    told.push(...(values === 'all' ? ['clear all'] : values.map((each) => `clear ${each.device} ${each.quantity}`)));
  },
  readSensors: async () => [
    { device: 'WXT520', quantity: 'WindSpeed', value: 3.1 },
    { device: 'WXT520', quantity: 'valid', value: 'yes' },
    { device: 'DRD11', quantity: 'digital', value: 1 },
  ],
  fault: async (name, fault) => void told.push(`fault ${name} ${fault}`),
  kill: async (name) => {
    dead.add(name);
  },
  restart: async (name) => {
    dead.delete(name);
  },
};

beforeEach(() => {
  told = [];
  dead = new Set();
  desk = new SimulationDesk(simulators);
});

const plc = () => desk.view()?.devices.find(({ device }) => device === 'PLC');

describe('weather made by hand', () => {
  test('begins, is remembered, and ends with the same values', async () => {
    await desk.setWeather('rain', true);
    expect(told).toContain('set WXT520 RainRate 12');
    // The detector's two outputs agree, or it would be a suspect and no witness.
    expect(told).toEqual(expect.arrayContaining(['set DRD11 analog 1.2', 'set DRD11 digital 0']));
    await desk.setWeather('gale', true);
    expect(desk.view()?.weathers).toEqual(['rain', 'gale']);
    told = [];
    await desk.setWeather('rain', false);
    expect(told).toHaveLength(WEATHER_SETTINGS.rain.length);
    expect(told).toContain('clear WXT520 RainRate');
    expect(desk.view()?.weathers).toEqual(['gale']);
  });

  test('a frozen sensor says what it said; thawed, the weather on it goes on', async () => {
    await desk.setFrozen('WXT520', true);
    expect(told).toEqual(['set WXT520 WindSpeed 3.1', 'set WXT520 valid yes']);
    expect(desk.view()?.frozen).toEqual(['WXT520']);
    await desk.setWeather('gale', true);
    told = [];
    await desk.setFrozen('WXT520', false);
    expect(told).toEqual(['clear WXT520 WindSpeed', 'clear WXT520 valid', 'set WXT520 WindSpeed 21']);
    await expect(desk.setFrozen('MOON', true)).rejects.toThrow('no sensor "MOON"');
  });

  test('back to fair ends weather, frozen sensors and the PLC’s fault, the fault first', async () => {
    await desk.setWeather('humid', true);
    await desk.setFrozen('DRD11', true);
    await desk.setFault('PLC', 'rubbish');
    told = [];
    await desk.makeFair();
    expect(told).toEqual(['fault PLC none', 'clear all']);
    expect(desk.view()).toMatchObject({ weathers: [], frozen: [] });
    expect(plc()?.fault).toBe('none');
  });
});

describe('processes', () => {
  test('a killed PLC takes no weather; restarted it comes up fair', async () => {
    await desk.setWeather('rain', true);
    await desk.setFault('PLC', 'hang');
    await desk.kill('PLC');
    expect(plc()).toMatchObject({ running: false, fault: 'none' });
    for (const ask of [() => desk.setWeather('rain', true), () => desk.makeFair(), () => desk.kill('PLC')])
      await expect(ask()).rejects.toThrow('The simulated PLC does not run: start it first.');
    await desk.restart('PLC');
    expect(plc()?.running).toBe(true);
    expect(desk.view()?.weathers).toEqual([]);
  });

  test('what a simulator refuses is not remembered', async () => {
    const stubborn = new SimulationDesk({ ...simulators, setSensors: () => Promise.reject(new Error('busy')) });
    await expect(stubborn.setWeather('rain', true)).rejects.toThrow('busy');
    expect(stubborn.view()?.weathers).toEqual([]);
  });
});

test('with real devices everything is refused with a reason', async () => {
  const real = new SimulationDesk(null);
  expect(real.view()).toBeNull();
  for (const ask of [
    () => real.setWeather('rain', true),
    () => real.setFrozen('WXT520', true),
    () => real.makeFair(),
    () => real.setFault('Dome', 'stuck'),
    () => real.kill('PLC'),
    () => real.restart('PLC'),
  ]) {
    await expect(ask()).rejects.toThrow(Refusal);
    await expect(ask()).rejects.toThrow('real devices');
  }
});

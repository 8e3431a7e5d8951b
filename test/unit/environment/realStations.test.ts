import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { createDevices } from '../../../devices/createDevices.ts';
import type { DeviceSetting } from '../../../devices/DeviceSetting.ts';
import { NOT_FITTED, pyrosSettings } from '../../../devices/pyrosSettings.ts';
import { DEFAULT_ADDRESSES } from '../../../devices/socketConfig.ts';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import type { EnvironmentState } from '../../../main-services/model/environment.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { ScaledClock } from '../../../main-services/supervision/ScaledClock.ts';
import { PseudoTerminal } from '../../doubles/PseudoTerminal.ts';
import { startIndiServer } from '../../doubles/startIndiServer.ts';
import { eventually } from '../devices/serial/eventually.ts';
import { SimulatorProcess } from '../simulators/SimulatorProcess.ts';
import { START } from './plcReplies.ts';
import { stationMonitoring } from './stationMonitoring.ts';

// Stations in the rack beside the PLC, over the lines that they really have; a little faster than life.
describe.concurrent('a weather station beside the PLC', { timeout: 60_000 }, () => {
  const clock = new ScaledClock(START, 3);
  const open: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const end of open.toReversed()) await end();
    clock.stop();
  });

  async function emptyPlace() {
    const frames = coordinateFrames(SAN_PEDRO_MARTIR);
    const rack = createDevices(pyrosSettings(DEFAULT_ADDRESSES), { timekeeper: clock, site: SAN_PEDRO_MARTIR, frames });
    const { monitor } = await stationMonitoring(clock, rack.devices.weatherStation);
    const stop = clock.every(monitor.periodMs, () => void monitor.tick());
    open.push(async () => {
      stop();
      await rack.devices.weatherStation.disconnect();
    });
    const put = async (setting: DeviceSetting) => {
      await rack.exchange('WeatherStation', setting);
      rack.devices.weatherStation.connect();
    };
    const state = async (wanted: (state: EnvironmentState) => boolean) => {
      const seen = await eventually(
        () => monitor.state(),
        (latest) => latest !== null && wanted(latest),
      );
      if (seen === null) throw new Error('the monitoring has not judged yet');
      return seen;
    };
    return { put, state };
  }

  async function davis(...manners: readonly string[]) {
    const simulator = await SimulatorProcess.start(
      'davis/davisSimulator.ts',
      ...manners.flatMap((one) => ['--manner', one]),
    );
    const cable = await PseudoTerminal.to(simulator.port());
    open.push(async () => {
      await cable.stop();
      await simulator.stop();
    });
    const setting: DeviceSetting = { ...NOT_FITTED, driver: 'davis', path: cable.path, baudRate: 19_200 };
    return { cable, setting };
  }

  const counted = ({ readings }: EnvironmentState) =>
    readings.some(({ sensor, standing }) => sensor === 'WeatherStation' && standing === 'counted');

  test('from Davis closes for its rain while the PLC says that it is dry', async () => {
    const { setting } = await davis('sleeps', 'rain');
    const { put, state } = await emptyPlace();
    await state(({ safe }) => safe);
    await put(setting);
    const wet = await state(({ causeRule }) => causeRule === 'rain');
    expect(wet.cause).toContain('WeatherStation');
  });

  test('from Davis counts when it is fitted, is a suspect while its cable is out, is forgotten when taken away', async () => {
    const { cable, setting } = await davis();
    const { put, state } = await emptyPlace();
    await put(setting);
    await state((seen) => seen.safe && counted(seen));
    await cable.unplug();
    const silent = await state(({ suspects }) => suspects.some(({ sensor }) => sensor === 'WeatherStation'));
    expect(silent).toMatchObject({ safe: true });
    expect(counted(silent)).toBe(false);
    await put(NOT_FITTED);
    const without = await state(({ suspects }) => suspects.length === 0);
    expect(without.readings.filter(({ sensor }) => sensor === 'WeatherStation')).toEqual([]);
  });

  test('behind the INDI server closes for its rain, and by its verdict', async () => {
    const server = await startIndiServer(['indi_simulator_weather']);
    open.push(() => server.stop());
    const { put, state } = await emptyPlace();
    const settings = { device: 'Weather Simulator' };
    await put({ ...NOT_FITTED, driver: 'indi', host: '127.0.0.1', port: server.port, settings });
    await state((seen) => seen.safe && counted(seen));
    const rain = 'Weather Simulator.WEATHER_CONTROL.Precip=5';
    await promisify(execFile)('indi_setprop', ['-p', String(server.port), '-t', '20', rain]);
    const closing = ({ rules }: EnvironmentState) =>
      rules.filter(({ decision }) => decision === 'secure').map(({ rule }) => rule);
    const wet = await state((seen) => closing(seen).length === 2);
    expect(closing(wet)).toEqual(['rain', 'stationVerdict']);
  });
});

import { afterAll, describe, expect, test } from 'vitest';
import { createDevices } from '../../../devices/createDevices.ts';
import type { DeviceSetting } from '../../../devices/DeviceSetting.ts';
import { DeviceTimeout } from '../../../devices/errors.ts';
import type { Plc } from '../../../devices/plc/Plc.ts';
import { NOT_FITTED, pyrosSettings } from '../../../devices/pyrosSettings.ts';
import { DEFAULT_ADDRESSES } from '../../../devices/socketConfig.ts';
import type { WeatherReading, WeatherStation } from '../../../devices/weather/WeatherStation.ts';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { EnvironmentMonitor } from '../../../main-services/environment/EnvironmentMonitor.ts';
import { HoldOffMemory } from '../../../main-services/environment/HoldOffMemory.ts';
import { readThresholds } from '../../../main-services/environment/readThresholds.ts';
import type { EnvironmentState } from '../../../main-services/model/environment.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import type { Clock } from '../../../main-services/supervision/Clock.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { ScaledClock } from '../../../main-services/supervision/ScaledClock.ts';
import { PseudoTerminal } from '../../doubles/PseudoTerminal.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';
import { eventually } from '../devices/serial/eventually.ts';
import { SimulatorProcess } from '../simulators/SimulatorProcess.ts';
import { plcReply, START } from './plcReplies.ts';

const READING: WeatherReading = {
  at: START,
  temperatureCelsius: 12,
  humidityPercent: 64,
  dewPointCelsius: null,
  pressureHectopascals: 769,
  windMetresPerSecond: 3,
  gustMetresPerSecond: null,
  windDirectionDegrees: 200,
  rainMillimetresPerHour: 0,
  skyMinusAmbientCelsius: null,
  skyMagnitudesPerSquareArcsecond: null,
  safe: null,
};

async function monitoring(clock: Clock, station: WeatherStation) {
  const log = rememberingLog();
  const plc: Plc = {
    name: 'PLC',
    connect: () => undefined,
    disconnect: async () => undefined,
    link: () => ({ connected: true, since: START, lastReplyAt: null, fault: null }),
    status: async () => plcReply(clock.now(), { 'DRD11.analog': 3 }),
    heartbeat: async () => undefined,
    setLight: async () => undefined,
    setFan: async () => undefined,
  };
  const holdOffs = await HoldOffMemory.open({ get: async () => null, set: async () => undefined }, log);
  const store = { append: async () => undefined };
  const monitor = new EnvironmentMonitor({ plc, station, clock, log, thresholds: readThresholds({}), store, holdOffs });
  return { monitor, log };
}

describe('the conversation with a weather station', () => {
  function stationWith(read: () => Promise<WeatherReading>) {
    let asked = 0;
    const station = {
      name: 'WeatherStation',
      fitted: true,
      connect: () => undefined,
      disconnect: async () => undefined,
      link: () => ({ connected: true, since: START, lastReplyAt: null, fault: null }),
      read: () => {
        asked += 1;
        return read();
      },
    };
    return { station, asked: () => asked };
  }

  test('that never answers keeps no round of the PLC waiting, and is not asked twice at once', async () => {
    const clock = new ManualClock(START);
    const { station, asked } = stationWith(() => new Promise(() => undefined));
    const { monitor } = await monitoring(clock, station);
    for (let round = 0; round < 5; round++) {
      // No time passes in these rounds: nothing is waited for.
      await monitor.tick();
      expect(monitor.state()).toMatchObject({ safe: true, lastReplyAt: clock.now() });
      await clock.advance(monitor.periodMs);
    }
    expect(asked()).toBe(1);
    expect(monitor.state()?.suspects).toEqual([
      { sensor: 'WeatherStation', quantity: 'all', evidence: 'it has never answered' },
    ]);
  });

  test('is told the moment it answers, between two rounds', async () => {
    const clock = new ManualClock(START);
    const answers: ((reading: WeatherReading) => void)[] = [];
    const { station } = stationWith(() => new Promise((resolve) => answers.push(resolve)));
    const { monitor } = await monitoring(clock, station);
    const told: EnvironmentState[] = [];
    monitor.onState((state) => told.push(state));
    await monitor.tick();
    await clock.advance(500);
    answers[0]?.({ ...READING, at: clock.now(), rainMillimetresPerHour: 1 });
    await Promise.resolve();
    expect(told.at(-1)).toMatchObject({ at: START + 500, safe: false, causeRule: 'rain' });
  });

  test('is logged when it breaks off and when it is taken up again, not in between', async () => {
    const clock = new ManualClock(START);
    let fault: Error | null = new DeviceTimeout('WeatherStation', 'no answer to LOOP');
    const { station } = stationWith(async () => {
      if (fault !== null) throw fault;
      return { ...READING, at: clock.now() };
    });
    const { monitor, log } = await monitoring(clock, station);
    const round = async () => {
      await monitor.tick();
      await clock.advance(monitor.periodMs);
    };
    await round();
    await round();
    fault = null;
    await round();
    const lines = log.lines.filter((line) => line.includes('the weather station') || line.includes('reading of'));
    expect(lines).toEqual([
      expect.stringMatching(/^warning no reading of the weather station: WeatherStation/),
      'info the weather station answers again',
    ]);
  });
});

// Our simulated Davis console over a pseudo-terminal, in the rack.
describe('a Davis station beside the PLC', { timeout: 60_000 }, () => {
  const clock = new ScaledClock(START, 3);
  const open: (() => Promise<void>)[] = [];
  afterAll(async () => {
    await Promise.all(open.map((stop) => stop()));
    clock.stop();
  });

  async function beside(manners: readonly string[]) {
    const simulator = await SimulatorProcess.start(
      'davis/davisSimulator.ts',
      ...manners.flatMap((one) => ['--manner', one]),
    );
    const cable = await PseudoTerminal.to(simulator.port());
    const davis: DeviceSetting = { ...NOT_FITTED, driver: 'davis', path: cable.path, baudRate: 19_200 };
    const site = { ...SAN_PEDRO_MARTIR };
    const rack = createDevices(pyrosSettings(DEFAULT_ADDRESSES), {
      timekeeper: clock,
      site,
      frames: coordinateFrames(site),
    });
    const { monitor } = await monitoring(clock, rack.devices.weatherStation);
    const stop = clock.every(monitor.periodMs, () => void monitor.tick());
    open.push(async () => {
      stop();
      await rack.devices.weatherStation.disconnect();
      await cable.stop();
      await simulator.stop();
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
    return { cable, davis, put, state };
  }

  test('closes for its rain while the PLC says that it is dry', async () => {
    const { davis, put, state } = await beside(['sleeps', 'rain']);
    await state(({ safe }) => safe);
    await put(davis);
    const wet = await state(({ causeRule }) => causeRule === 'rain');
    expect(wet.cause).toContain('WeatherStation');
  });

  test('counts when it is fitted, is a suspect while its cable is out, and is forgotten when it is taken away', async () => {
    const { cable, davis, put, state } = await beside([]);
    await put(davis);
    const counted = ({ readings }: EnvironmentState) =>
      readings.some(({ sensor, standing }) => sensor === 'WeatherStation' && standing === 'counted');
    await state((seen) => seen.safe && counted(seen));
    await cable.unplug();
    const silent = await state(({ suspects }) => suspects.some(({ sensor }) => sensor === 'WeatherStation'));
    expect(silent).toMatchObject({ safe: true });
    expect(counted(silent)).toBe(false);
    await put(NOT_FITTED);
    const without = await state(({ suspects }) => suspects.length === 0);
    expect(without.readings.filter(({ sensor }) => sensor === 'WeatherStation')).toEqual([]);
  });
});

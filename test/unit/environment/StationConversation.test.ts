import { describe, expect, test } from 'vitest';
import { DeviceTimeout } from '../../../devices/errors.ts';
import type { WeatherReading } from '../../../devices/weather/WeatherStation.ts';
import type { EnvironmentState } from '../../../main-services/model/environment.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { FAIR_READING } from './fairReading.ts';
import { START } from './plcReplies.ts';
import { stationMonitoring } from './stationMonitoring.ts';

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
    const { monitor } = await stationMonitoring(clock, station);
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
    const { monitor } = await stationMonitoring(clock, station);
    const told: EnvironmentState[] = [];
    monitor.onState((state) => told.push(state));
    await monitor.tick();
    await clock.advance(500);
    answers[0]?.({ ...FAIR_READING, at: clock.now(), rainMillimetresPerHour: 1 });
    await Promise.resolve();
    expect(told.at(-1)).toMatchObject({ at: START + 500, safe: false, causeRule: 'rain' });
  });

  test('is logged when it breaks off and when it is taken up again, not in between', async () => {
    const clock = new ManualClock(START);
    let fault: Error | null = new DeviceTimeout('WeatherStation', 'no answer to LOOP');
    const { station } = stationWith(async () => {
      if (fault !== null) throw fault;
      return { ...FAIR_READING, at: clock.now() };
    });
    const { monitor, log } = await stationMonitoring(clock, station);
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

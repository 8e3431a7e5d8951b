import type { Plc } from '../../../devices/plc/Plc.ts';
import type { WeatherStation } from '../../../devices/weather/WeatherStation.ts';
import { EnvironmentMonitor } from '../../../main-services/environment/EnvironmentMonitor.ts';
import { HoldOffMemory } from '../../../main-services/environment/HoldOffMemory.ts';
import { readThresholds } from '../../../main-services/environment/readThresholds.ts';
import type { Clock } from '../../../main-services/supervision/Clock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';
import { plcReply, START } from './plcReplies.ts';

/** The monitoring of a PLC that always answers that it is dry, with a station beside it. */
export async function stationMonitoring(clock: Clock, station: WeatherStation) {
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

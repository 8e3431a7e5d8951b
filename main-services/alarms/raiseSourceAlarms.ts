import type { ObservatoryEvents } from '../ObservatoryEvents.ts';
import type { AlarmBoard } from './AlarmBoard.ts';

/** An alarm for each source of alerts that should be heard and is not. */
export function raiseSourceAlarms(events: ObservatoryEvents, alarms: Pick<AlarmBoard, 'raise' | 'clear'>): void {
  events.on('alertSources', (sources) => {
    for (const { name, alarm } of sources) {
      const key = `alertSource:${name}`;
      if (alarm === null) alarms.clear(key);
      else alarms.raise(key, { message: alarm });
    }
  });
}

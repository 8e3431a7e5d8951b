import { blockingDown, isFresh } from '../instruments/readBackFacts.ts';
import type { EnvironmentState } from '../model/environment.ts';
import type { InstrumentsState } from '../model/operations.ts';
import type { ObservatoryEvents } from '../ObservatoryEvents.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { AlarmBoard } from './AlarmBoard.ts';

/** Keeps the alarms that follow from the state of environment and instruments: raised while it holds, cleared after. */
export function raiseStandingAlarms(options: { events: ObservatoryEvents; alarms: AlarmBoard; clock: Clock }): void {
  const { events, alarms, clock } = options;
  const set = (key: string, holds: boolean, alarm: Parameters<AlarmBoard['raise']>[1]) => {
    if (holds) alarms.raise(key, alarm);
    else alarms.clear(key);
  };
  let domeOpen = false;

  const judgeEnvironment = (state: EnvironmentState) => {
    for (const rule of state.rules) {
      set(`environment:${rule.rule}`, rule.mustSecure, {
        severity: rule.rule === 'rain' || rule.rule === 'plcContact' ? 'SERIOUS' : 'WARNING',
        message: `${rule.label}: ${rule.interpretation}`,
        effect: domeOpen ? 'The dome closes.' : 'The dome stays closed.',
        guidance: `${rule.reason} It opens again by itself when the rule and its hold-off allow it.`,
        panel: 'environment',
      });
    }
    for (const suspect of state.suspects) {
      alarms.raise(`sensor:${suspect.sensor}:${suspect.quantity}`, {
        severity: 'WARNING',
        message: `${suspect.sensor} is suspected of a fault`,
        effect: `Its ${suspect.quantity} does not count.`,
        guidance: `${suspect.evidence}. Check the sensor by daylight.`,
        panel: 'environment',
      });
    }
    const suspected = new Set(state.suspects.map((suspect) => `sensor:${suspect.sensor}:${suspect.quantity}`));
    for (const { key } of alarms.list()) if (key.startsWith('sensor:') && !suspected.has(key)) alarms.clear(key);
  };

  const judgeInstruments = (state: InstrumentsState) => {
    domeOpen = state.dome.status?.shutter !== 'CLOSED';
    const now = clock.now();
    const down = blockingDown(state, now);
    for (const view of [state.telescope, state.dome, state.vis, state.nir]) {
      const blocking = view.name === state.telescope.name || view.name === state.dome.name;
      const silent = blocking ? down.includes(view.name) : !isFresh(view.status, now);
      set(`device:${view.name}`, silent && view.status !== null, {
        severity: blocking ? 'SERIOUS' : 'WARNING',
        message: `${view.name} does not answer`,
        effect: blocking ? 'Observing is paused.' : 'The night goes on without it.',
        guidance: view.link.fault ?? 'Check its power and its network line; it is taken back as soon as it answers.',
        panel: 'system',
      });
      set(`fault:${view.name}`, (view.status?.fault ?? null) !== null, {
        severity: blocking ? 'SERIOUS' : 'WARNING',
        message: `${view.name}: ${view.status?.fault ?? 'fault'}`,
        effect: blocking ? 'Observing may have to pause.' : 'Its images may be missing.',
        guidance: 'Read the device page; clear the fault at the device.',
        panel: 'telescope',
      });
    }
  };

  events.on('environment', judgeEnvironment);
  events.on('instruments', judgeInstruments);
}

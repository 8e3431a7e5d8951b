import { blockingDown, isFresh } from '../instruments/readBackFacts.ts';
import type { EnvironmentState } from '../model/environment.ts';
import type { AgentView, InstrumentsState } from '../model/operations.ts';
import type { ObservatoryEvents } from '../ObservatoryEvents.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { AlarmBoard } from './AlarmBoard.ts';
import { definitionOf } from './definitionOf.ts';

/** The rule that stands for the contact with the PLC: without it, everything the PLC measures is unknown. */
const CONTACT_RULE = 'plcContact';

/** Keeps the alarms that follow from the state of environment, instruments and agents: raised while it holds, cleared after. */
export function raiseStandingAlarms(options: { events: ObservatoryEvents; alarms: AlarmBoard; clock: Clock }): void {
  const { events, alarms, clock } = options;
  const set = (key: string, holds: boolean, alarm: Parameters<AlarmBoard['raise']>[1]) => {
    if (holds) alarms.raise(key, alarm);
    else alarms.clear(key);
  };
  /** Clears the alarms of a family that are not among those that hold. */
  const clearOthers = (beginning: string, holding: ReadonlySet<string>) => {
    for (const key of alarms.holding()) if (key.startsWith(beginning) && !holding.has(key)) alarms.clear(key);
  };
  let domeOpen = false;

  const judgeEnvironment = (state: EnvironmentState) => {
    const contactLost = state.rules.some(({ rule, decision }) => rule === CONTACT_RULE && decision === 'secure');
    for (const rule of state.rules) {
      const key = `environment:${rule.rule}`;
      // What is unknown only because the PLC is silent is that one alarm, not a dozen; what stood before goes on standing.
      const follows = contactLost && rule.rule !== CONTACT_RULE && rule.value === null && !alarms.stands(key);
      set(key, rule.decision === 'secure' && !follows, {
        message: `${rule.label}: ${rule.interpretation}`,
        ...(definitionOf(key).area === 'environment'
          ? { effect: domeOpen ? 'The dome closes.' : 'The dome stays closed.' }
          : {}),
      });
    }
    const suspected = new Set<string>();
    for (const { sensor, quantity, evidence } of state.suspects) {
      const key = `sensor:${sensor}:${quantity}`;
      suspected.add(key);
      alarms.raise(key, {
        message: `${sensor} is suspected of a fault`,
        effect: `${quantity === 'all' ? 'Nothing it says counts' : `Its ${quantity} does not count`}: ${evidence}.`,
      });
    }
    clearOthers('sensor:', suspected);
  };

  const forget = (device: string) => {
    alarms.clear(`device:${device}`);
    clearOthers(`fault:${device}:`, new Set());
  };

  const judgeInstruments = (state: InstrumentsState) => {
    domeOpen = state.dome.status?.shutter !== 'CLOSED';
    const now = clock.now();
    const down = blockingDown(state, now);
    const { focuser, rotator, cover } = state.accessories ?? { focuser: null, rotator: null, cover: null };
    const fitted = [focuser, rotator, cover].flatMap((view) => view ?? []);
    // What is taken away is missed by nobody.
    for (const name of ['Focuser', 'Rotator', 'Cover']) if (!fitted.some((view) => view.name === name)) forget(name);
    for (const view of [state.telescope, state.dome, state.vis, state.nir, ...fitted]) {
      const blocking = view.name === state.telescope.name || view.name === state.dome.name;
      const silent = blocking ? down.includes(view.name) : !isFresh(view.status, now);
      const device = `device:${view.name}`;
      set(device, silent && view.status !== null, {
        message: `${view.name} does not answer`,
        ...(view.link.fault ? { guidance: `${view.link.fault}. ${definitionOf(device).guidance}` } : {}),
      });
      // One alarm per fault: acknowledging one must not hide the next.
      const fault = view.status?.fault ?? null;
      const key = fault === null ? null : `fault:${view.name}:${fault}`.slice(0, 120);
      if (key !== null) alarms.raise(key, { message: `${view.name}: ${fault}` });
      clearOthers(`fault:${view.name}:`, new Set(key === null ? [] : [key]));
    }
  };

  const judgeAgents = (agents: readonly AgentView[]) => {
    for (const { name, state } of agents) if (state === 'running') alarms.clear(`agent:${name}`);
  };

  events.on('environment', judgeEnvironment);
  events.on('instruments', judgeInstruments);
  events.on('agents', judgeAgents);
}

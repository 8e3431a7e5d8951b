import { describe, expect, test } from 'vitest';
import { raiseStandingAlarms } from '../../../main-services/alarms/raiseStandingAlarms.ts';
import type { EnvironmentState, RuleState } from '../../../main-services/model/environment.ts';
import type { AgentView } from '../../../main-services/model/operations.ts';
import { ObservatoryEvents } from '../../../main-services/ObservatoryEvents.ts';
import { demoEnvironment } from '../../console/demo/environment.ts';
import { demoInstruments } from '../../console/demo/instruments.ts';
import { anAlarmBoard } from './anAlarmBoard.ts';

function standing() {
  const board = anAlarmBoard();
  const events = new ObservatoryEvents((_, error) => {
    throw error;
  });
  raiseStandingAlarms({ events, alarms: board.alarms, clock: board.clock });
  const weather = (change: (rule: RuleState) => Partial<RuleState>, suspects: EnvironmentState['suspects'] = []) => {
    const state = demoEnvironment(board.clock.now(), 'fair');
    const rules = state.rules.map((rule) => ({
      ...rule,
      decision: 'allow' as const,
      mustSecure: false,
      ...change(rule),
    }));
    events.emit('environment', { ...state, rules, suspects });
  };
  return { ...board, events, weather };
}

const secure = { decision: 'secure', mustSecure: true } as const;

describe('the environment', () => {
  test('one alarm per rule that closes, over when it no longer does', async () => {
    const { weather, keys, one, clock } = standing();
    weather(({ rule }) => (rule === 'rain' || rule === 'wind' ? secure : {}));
    expect(keys().toSorted()).toEqual(['environment:rain', 'environment:wind']);
    expect(one('environment:rain')).toMatchObject({ severity: 'SERIOUS', panel: 'environment/rules' });
    weather(({ rule }) => (rule === 'wind' ? secure : {}));
    await clock.advance(60_000);
    expect(one('environment:rain')?.clearedAt).not.toBeNull();
    expect(one('environment:wind')?.clearedAt).toBeNull();
  });

  test('a silent PLC is one alarm, not one for everything it measures; rain that fell before still stands', () => {
    const { weather, keys } = standing();
    weather(({ rule }) => (rule === 'rain' ? secure : {}));
    weather(({ rule, value }) => ({ ...secure, value: rule === 'plcContact' ? value : null }));
    expect(keys().toSorted()).toEqual(['environment:plcContact', 'environment:rain']);
  });

  test('a suspected sensor is an alarm when it lasts, and none when it flickered', async () => {
    const { weather, keys, clock } = standing();
    const suspect = { sensor: 'DRD11', quantity: 'rain', evidence: 'its two outputs contradict each other' };
    weather(() => ({}), [suspect]);
    await clock.advance(5000);
    weather(() => ({}));
    await clock.advance(60_000);
    expect(keys()).toEqual([]);
    weather(() => ({}), [suspect]);
    await clock.advance(10_000);
    expect(keys()).toEqual(['sensor:DRD11:rain']);
  });
});

describe('instruments', () => {
  test('each fault of a device is an alarm of its own: acknowledging one does not hide the next', async () => {
    const { events, alarms, clock, keys, one } = standing();
    const fault = (words: string | null) => {
      const state = demoInstruments(clock.now());
      if (state.dome.status === null) throw new Error('the demo has a dome');
      events.emit('instruments', { ...state, dome: { ...state.dome, status: { ...state.dome.status, fault: words } } });
    };
    fault('motor too hot');
    alarms.acknowledge('fault:Dome:motor too hot', 'ana');
    fault('limit switch lies');
    expect(keys()[0]).toBe('fault:Dome:limit switch lies');
    expect(one('fault:Dome:limit switch lies')?.acknowledgedBy).toBeNull();
    await clock.advance(60_000);
    expect(one('fault:Dome:motor too hot')).toBeUndefined();
    expect(one('fault:Dome:limit switch lies')?.silentSince).not.toBeNull();
  });
});

describe('agents', () => {
  test('an agent that runs again for a minute is no longer an alarm', async () => {
    const { events, raise, clock, one } = standing();
    const agent = (state: AgentView['state']) =>
      events.emit('agents', [{ name: 'Alerts', state, periodMs: 1000, lastBeatAt: null, restarts: 5, doing: '' }]);
    raise('agent:Alerts');
    agent('given-up');
    await clock.advance(60_000);
    expect(one('agent:Alerts')?.clearedAt).toBeNull();
    agent('running');
    await clock.advance(60_000);
    expect(one('agent:Alerts')?.clearedAt).not.toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { VIEW_NAMES } from '../../../electron/ipc/contract/views.ts';
import { ALARM_CATALOGUE } from '../../../main-services/alarms/catalogue.ts';
import { definitionOf } from '../../../main-services/alarms/definitionOf.ts';
import { RULES } from '../../../main-services/environment/rules/rules.ts';

describe('the catalogue of alarms', () => {
  test.each(ALARM_CATALOGUE.map((entry) => [entry.key, entry] as const))('%s says what to do and where', (_, entry) => {
    expect(entry.guidance).toMatch(/^[A-Z].{20,}[.]$/s);
    expect(entry.effect).toMatch(/^[A-Z].+[.]$/);
    expect(VIEW_NAMES).toContain(entry.panel.split('/')[0]);
    expect(entry.filter.onDelayMs).toBeGreaterThanOrEqual(0);
  });

  test('has each key once, and every rule of the environment by name', () => {
    const keys = ALARM_CATALOGUE.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(RULES).filter((rule) => !keys.includes(`environment:${rule}`))).toEqual([]);
  });

  test.each([
    ['environment:rain', 'environment:rain'],
    ['environment:somethingNew', 'environment:*'],
    ['device:Dome', 'device:Dome'],
    ['device:CameraVIS', 'device:*'],
    ['fault:Dome:motor hot', 'fault:Dome:*'],
    ['closing:telescope', 'closing:telescope'],
    ['closing:cover', 'closing:*'],
    ['device:Focuser', 'device:Focuser'],
    ['fault:Rotator:motor blocked', 'fault:Rotator:*'],
    ['command:Fans', 'command:Fans'],
    ['command:CameraVIS', 'command:*'],
    ['agent:Environment', 'agent:Environment'],
    ['agent:History', 'agent:*'],
    ['alertSource:gcn', 'alertSource:*'],
    ['alert-asked:SVOM:sb26121601', 'alert-asked:*'],
    ['', '*'],
    ['constructor', '*'],
  ])('%s is laid down by %s', (key, entry) => expect(definitionOf(key).key).toBe(entry));

  test('leaves nothing that may be raised without guidance of its own', () => {
    const raised = [
      'closing:dome',
      'fruitless',
      'agent:Majordome',
      'command:Dome',
      'alertSource:gcn',
      'alert-asked:SVOM:1',
    ];
    expect(raised.filter((key) => definitionOf(key).key === '*')).toEqual([]);
  });

  test('without an entry for everything it is told', () =>
    expect(() => definitionOf('rain', [])).toThrow('has no entry for "rain"'));
});

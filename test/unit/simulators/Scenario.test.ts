import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../simulators/common/Scenario.ts';
import { SimulatorProcess } from './SimulatorProcess.ts';

const directory = mkdtempSync(join(tmpdir(), 'scenario-'));
const bundled = (name: string) => join(import.meta.dirname, '../../../simulators/scenarios', name);

function write(name: string, content: string): string {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
}

describe('reading', () => {
  test('the seed‘s conf.json: every simulator takes its own', () => {
    const file = bundled('rain-at-80.json');
    const user = readScenario(file, 'userSimulator');
    expect(user.iterations).toBe(200);
    expect(user.entries.map((each) => each.iteration)).toEqual([1, 2, 4, 5, 10, 11, 15, 16, 18, 33]);
    expect(user.entries[9]?.item).toBe('routine_request_10.xml');
    expect(readScenario(file, 'plcSimulator').entries.map((each) => each.iteration)).toEqual([80, 80, 90, 90]);
    expect(readScenario(file, 'telescopeSimulator').entries).toEqual([]);
  });

  test.each(['clear-night.json', 'grb-night.json', 'scenario_plc.json'])('%s is sound', (name) => {
    expect(readScenario(bundled(name), 'plcSimulator').iterations).toBeGreaterThan(0);
  });

  test.each([
    ['no-json.json', '[10,', 'not JSON'],
    ['object.json', '{}', 'must be an array'],
    ['no-count.json', '[{"time": 1}]', 'number of iterations'],
    ['half-count.json', '[1.5]', 'number of iterations'],
    ['entry.json', '[10, {"time": 1}, "x"]', 'entry 2'],
    ['no-time.json', '[10, {"plcSimulator": {}}]', 'entry 1: "time"'],
    ['bad-time.json', '[10, {"time": "soon", "plcSimulator": {}}]', 'not "soon"'],
  ])('%s is refused with its name and place', (name, content, reason) => {
    const file = write(name, content);
    expect(() => readScenario(file, 'plcSimulator')).toThrow(reason);
    expect(() => readScenario(file, 'plcSimulator')).toThrow(name);
  });

  test('a missing file is named', () => {
    expect(() => readScenario(join(directory, 'none.json'), 'plcSimulator')).toThrow('none.json');
  });
});

describe('a simulator refuses to start on what it could not play', () => {
  test.each([
    [
      'plc/plcSimulator.ts',
      '[10, {"time": 3, "plcSimulator": {"device_name": "WXT521"}}]',
      'entry 1 (plcSimulator): "device_name"',
    ],
    [
      'plc/plcSimulator.ts',
      '[10, {"time": 3, "plcSimulator": {"device_name": "WXT520", "value_name": "Rain", "value": 1}}]',
      'RainRate',
    ],
    ['dome/domeSimulator.ts', '[10, {"time": 3, "domeSimulator": {"fault": "asleep"}}]', 'hang'],
    ['alert/alertSimulator.ts', '[10, {"time": 3, "alertSimulator": "none.xml"}]', 'none.xml'],
  ])('%s', async (script, content, reason) => {
    const file = write('unplayable.json', content);
    const { code, errors } = await SimulatorProcess.launch(script, file, '--port', '0').ended();
    expect(code).toBe(1);
    expect(errors).toContain(reason);
    expect(errors).toContain('unplayable.json, entry 1');
  });

  test.each([
    [['--port', 'x'], '--port'],
    [['--iteration-seconds', '0'], '--iteration-seconds'],
    [['--start', 'yesterday'], '--start'],
    [['--speed', '-1'], '--speed'],
    [['--nonsense'], '--nonsense'],
    [['a.json', 'b.json'], 'one scenario'],
  ])('arguments %j', async (args, reason) => {
    const { code, errors } = await SimulatorProcess.launch('dome/domeSimulator.ts', ...args).ended();
    expect(code).toBe(1);
    expect(errors).toContain(reason);
  });
});

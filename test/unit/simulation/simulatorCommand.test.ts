import { describe, expect, it } from 'vitest';
import { DEFAULT_ADDRESSES } from '../../../devices/socketConfig.ts';
import {
  type SimulatedNight,
  type SimulatorName,
  simulatorCommand,
} from '../../../main-services/simulation/simulatorCommand.ts';

const night: SimulatedNight = {
  addresses: DEFAULT_ADDRESSES,
  scenarioPath: '/s/rain.json',
  startsAt: Date.UTC(2026, 11, 16, 1),
  iterationSeconds: 180,
  inboxDirectory: '/data/inbox',
  alerts: { port: 8099 },
};
const TIME = ['/s/rain.json', '--with-parent', '--start', '2026-12-16T01:00:00.000Z', '--iteration-seconds', '180'];

describe('simulatorCommand', () => {
  it.each<[SimulatorName, string[]]>([
    ['Telescope', ['telescope/telescopeSimulator.ts', ...TIME, '--host', '127.0.0.1', '--port', '5000']],
    ['CameraVIS', ['cameraVis/cameraVisSimulator.ts', ...TIME, '--host', '127.0.0.1', '--port', '5001']],
    ['PLC', ['plc/plcSimulator.ts', ...TIME, '--host', '127.0.0.1', '--port', '5003', '--dome-port', '5004']],
    ['user', ['user/userSimulator.ts', ...TIME, '--inbox', '/data/inbox']],
    ['alert', ['alert/alertSimulator.ts', ...TIME, '--port', '8099']],
  ])('%s', (name, expected) => {
    expect(simulatorCommand(name, night)).toEqual(expected);
  });

  it('leaves out what there is not, and passes on what there is', () => {
    const plain = { ...night, scenarioPath: null, liveWeather: true };
    expect(simulatorCommand('PLC', plain).slice(1, 2)).toEqual(['--with-parent']);
    expect(simulatorCommand('PLC', plain).at(-1)).toBe('--live-weather');
    const addresses = { ...night.addresses, Focuser: { host: '127.0.0.1', port: 5005 } };
    expect(simulatorCommand('CameraVIS', night)).not.toContain('--focuser-port');
    expect(simulatorCommand('CameraVIS', { ...night, addresses }).slice(-2)).toEqual(['--focuser-port', '5005']);
    const alerts = { port: 1, authorPort: 2, dropDirectory: '/d' };
    expect(simulatorCommand('alert', { ...night, alerts }).slice(-6)).toEqual([
      '--port',
      '1',
      '--author-port',
      '2',
      '--drop',
      '/d',
    ]);
  });
});

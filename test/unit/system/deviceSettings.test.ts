import { expect, test } from 'vitest';
import { NOT_FITTED, pyrosSetting } from '../../../devices/pyrosSettings.ts';
import { deviceSettings, simulatorAddresses } from '../../../main-services/system/deviceSettings.ts';
import { checkConfiguration } from '../../../main-services/system/readConfiguration.ts';

const rotator = { driver: 'indi', settings: { device: 'Rotator Simulator' } };

test('beside simulators nothing real is connected that is not said to stay real', () => {
  const configuration = checkConfiguration('/d', { devices: { rotator, focuser: { driver: 'alpaca' } } });
  const simulators = simulatorAddresses(configuration);
  const settings = deviceSettings(configuration, simulators);
  expect(settings.Rotator).toEqual(NOT_FITTED);
  expect(settings.Focuser).toEqual(pyrosSetting({ host: '127.0.0.1', port: 5005 }));
  const real = checkConfiguration('/d', { devices: { rotator }, simulation: { realDevices: ['rotator', 'focuser'] } });
  expect(deviceSettings(real, simulators)).toMatchObject({ Rotator: { driver: 'indi' }, Focuser: { driver: 'none' } });
});

test('without simulators only what is configured is fitted', () => {
  const configuration = checkConfiguration('/d', { simulation: { enabled: false }, devices: { rotator } });
  const { Telescope, Focuser, Rotator, Cover, WeatherStation } = deviceSettings(configuration, null);
  expect(Telescope.driver).toBe('pyros');
  expect([Focuser, Rotator, Cover, WeatherStation].map(({ driver }) => driver)).toEqual([
    'none',
    'indi',
    'none',
    'none',
  ]);
});

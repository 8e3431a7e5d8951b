import { expect, test } from 'vitest';
import type { DriverEnvironment } from '../../../devices/createDevice.ts';
import type { DeviceSetting } from '../../../devices/DeviceSetting.ts';
import {
  type DeviceName,
  OPTIONAL_DEVICES,
  REQUIRED_DEVICES,
  type RequiredDevice,
} from '../../../devices/deviceNames.ts';
import type { MountState } from '../../../devices/mount/Mount.ts';
import { NOT_FITTED, pyrosSetting } from '../../../devices/pyrosSettings.ts';
import { DEFAULT_ADDRESSES } from '../../../devices/socketConfig.ts';
import { EquipmentService } from '../../../main-services/equipment/EquipmentService.ts';
import { WireTaps } from '../../../main-services/equipment/WireTaps.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { instrumentsState, linkedAt } from '../../doubles/instrumentsState.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

function aService(mount: MountState = 'PARKED') {
  const settings = Object.fromEntries([
    ...REQUIRED_DEVICES.map((name) => [name, pyrosSetting(DEFAULT_ADDRESSES[name])]),
    ...OPTIONAL_DEVICES.map((name) => [name, NOT_FITTED]),
  ]) as Record<DeviceName, DeviceSetting>;
  const device = { link: () => linkedAt(0) };
  const kept: string[] = [];
  const rack = {
    device: () => device,
    settings: () => ({ ...settings }),
    exchange: async (name: DeviceName, setting: DeviceSetting) => {
      settings[name] = setting;
    },
  };
  const instruments = instrumentsState({ telescope: { state: mount } });
  const service = new EquipmentService({
    rack,
    taps: new WireTaps(),
    environment: {} as DriverEnvironment,
    simulators: null,
    wall: new ManualClock(0),
    log: rememberingLog(),
    instruments: () => instruments,
    executing: () => null,
    keep: async (name, { host, port }) => void kept.push(`${name} ${host}:${port}`),
    recordingsFolder: '',
  });
  return { service, kept };
}

const ini = (hosts: Partial<Record<RequiredDevice, string>>) =>
  REQUIRED_DEVICES.map(
    (name) => `[${name}]\nip = ${hosts[name] ?? '127.0.0.1'}\nport = ${DEFAULT_ADDRESSES[name].port}`,
  ).join('\n');

test('a socket_config.ini is looked at, then only what differs is put in place', async () => {
  const { service, kept } = aService();
  const text = ini({ Dome: '10.0.0.9' });
  expect(service.readSocketConfig(text).filter(({ same }) => !same)).toMatchObject([
    { device: 'Dome', setting: { driver: 'pyros', host: '10.0.0.9', port: 5004 } },
  ]);
  const views = await service.importSocketConfig(text, 'chief');
  expect(kept).toEqual(['Dome 10.0.0.9:5004']);
  expect(views.find(({ device }) => device === 'Dome')?.setting.host).toBe('10.0.0.9');
});

test('a focuser may be in it, beside the devices of the original', async () => {
  const { service, kept } = aService();
  expect(service.readSocketConfig(ini({})).map(({ device }) => device)).toEqual([...REQUIRED_DEVICES]);
  await service.importSocketConfig(`${ini({})}\n[Focuser]\nip = 10.0.0.7\nport = 5005`, 'chief');
  expect(kept).toEqual(['Focuser 10.0.0.7:5005']);
});

test.each([
  ['[Telescope]\nip = here', /socket_config\.ini: \[Telescope\] has no port/],
  ['[Fridge]\nip = here', /line 1: \[Fridge\] is none of/],
  [`${ini({})}\nport = 99999`, /port "99999" is not 1/],
  ['\u0000\u0001', /./],
])('what is wrong with it is said (%#)', (text, words) => {
  expect(() => aService().service.readSocketConfig(text)).toThrow(
    expect.objectContaining({ code: 'input', reason: expect.stringMatching(words) }),
  );
});

test('all of it or nothing: while the telescope moves, nothing is put in place', async () => {
  const { service, kept } = aService('SLEWING');
  const text = ini({ Dome: '10.0.0.9', Telescope: '10.0.0.8' });
  await expect(service.importSocketConfig(text, 'chief')).rejects.toMatchObject({
    code: 'interlock',
    reason: 'The telescope is slewing: stop it first.',
  });
  expect(kept).toEqual([]);
  // What does not move may be exchanged alone.
  await service.importSocketConfig(ini({ Dome: '10.0.0.9' }), 'chief');
  expect(kept).toEqual(['Dome 10.0.0.9:5004']);
  const telescope = service.list().find(({ device }) => device === 'Telescope');
  expect(telescope).toMatchObject({ blocking: true, refusals: ['The telescope is slewing: stop it first.'] });
});

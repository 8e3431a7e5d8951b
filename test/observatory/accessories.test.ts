import { afterEach, expect, test } from 'vitest';
import type { DeviceSetting } from '../../devices/DeviceSetting.ts';
import type { DeviceName } from '../../devices/deviceNames.ts';
import { NOT_FITTED } from '../../devices/pyrosSettings.ts';
import { readFits } from '../../main-services/observation/fits/readFits.ts';
import { readConfiguration } from '../../main-services/system/readConfiguration.ts';
import { AlpacaServer } from '../doubles/AlpacaServer.ts';
import { AlpacaCoverDouble, AlpacaRotatorDouble } from '../doubles/alpacaPartDoubles.ts';
import { type ANight, aNight } from './aNight.ts';

let night: ANight;
let server: AlpacaServer;
afterEach(async () => {
  await night?.stop();
  await server?.stop();
});

test('a rotator is fitted, turned, lost and taken away while everything runs; the focuser is moved and the night goes on', {
  timeout: 120_000,
}, async () => {
  night = await aNight({ speed: 60, intoNightMs: -5 * 3_600_000 });
  const { observatory, until } = night;
  const { equipment, board, rotator, focuser, alarms, repositories } = observatory;
  const double = new AlpacaRotatorDouble();
  server = new AlpacaServer([double]);
  await server.start();
  await night.start();
  const view = (device: DeviceName) => equipment.list().find((one) => one.device === device);
  expect(view('Rotator')).toMatchObject({ blocking: false, simulated: false, setting: { driver: 'none' } });
  expect(view('Focuser')).toMatchObject({ blocking: false, simulated: true });
  expect(await rotator.rotateTo(30, 'ana').verified).toMatchObject({
    outcome: 'refused',
    detail: 'No rotator is fitted.',
  });

  await until('the focuser is read', () => board.state().accessories?.focuser?.status);
  expect(await focuser.moveTo(40_000, 'ana').verified).toMatchObject({
    outcome: 'refused',
    detail: '40000 is outside its way of 0 to 20000 steps.',
  });
  expect(await focuser.moveTo(10_400, 'ana').verified).toMatchObject({
    outcome: 'verified',
    detail: 'stands at 10400',
  });

  const exposed = await observatory.manualExposure.expose({ detector: 'VIS', exposureSeconds: 1, filter: 'r' }, 'ana')
    .verified;
  const { cards } = await observatory.store.read(exposed.detail, readFits);
  expect(cards.find(({ keyword }) => keyword === 'FOCUSPOS')).toMatchObject({ value: 10_400 });

  const there: DeviceSetting = { ...NOT_FITTED, driver: 'alpaca', port: server.port };
  await equipment.exchange('Rotator', there, 'ana');
  await until('the rotator is read', () => board.state().accessories?.rotator?.status);
  const turned = rotator.rotateTo(30, 'ana');
  expect(await turned.acknowledged).toMatchObject({ outcome: 'acknowledged' });
  double.moving = false;
  expect(await turned.verified).toMatchObject({ outcome: 'verified', detail: 'stands at 30.00°' });
  expect(view('Rotator')).toMatchObject({ link: { connected: true } });
  expect(equipment.wire('Rotator', 0).length).toBeGreaterThan(0);
  expect((await readConfiguration(night.data)).devices.rotator).toMatchObject({ driver: 'alpaca' });

  await server.stop();
  const raised = () => alarms.holding().filter((key) => key.includes('Rotator'));
  await until('it is missed', () => raised().length > 0);
  expect(view('Rotator')).toMatchObject({ link: { connected: false }, setting: { driver: 'alpaca' } });
  await equipment.exchange('Rotator', NOT_FITTED, 'ana');
  await until('nobody misses it any more', () => raised().length === 0);
  expect(board.state().accessories?.rotator).toBeNull();
  const lines = await repositories.operations.deviceHistory({ device: 'Rotator', limit: 10 });
  expect(lines[0]).toMatchObject({ state: 'IDLE', detail: 'not fitted any more' });
});

/** A lid that has arrived as soon as somebody has seen it move. */
class QuickCover extends AlpacaCoverDouble {
  protected override members() {
    const { get, put } = super.members();
    const coverstate = () => {
      const seen = this.cover;
      if (seen === MOVING) this.arrive();
      return seen;
    };
    return { get: { ...get, coverstate }, put };
  }
}
const [SHUT, MOVING, OPEN] = [1, 2, 3];

test('the majordome opens a mirror cover of its own with the dome, and shuts it with it', {
  timeout: 120_000,
}, async () => {
  night = await aNight({ speed: 120 });
  const { observatory, until } = night;
  const double = new QuickCover();
  server = new AlpacaServer([double]);
  await server.start();
  await observatory.equipment.exchange('Cover', { ...NOT_FITTED, driver: 'alpaca', port: server.port }, 'ana');
  await night.start();
  await until('the cover is open', () => observatory.board.state().accessories?.cover?.status?.position === 'OPEN');
  expect(double.cover).toBe(OPEN);
  expect(observatory.board.dome.status()?.shutter).toBe('OPEN');
  expect(observatory.board.telescope.status()?.coverOpen).toBe(false);
  expect(await observatory.secure('the test ends')).toBe(true);
  expect(double.cover).toBe(SHUT);
});

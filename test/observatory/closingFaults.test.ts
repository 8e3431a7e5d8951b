import { afterEach, describe, expect, test } from 'vitest';
import { type ANight, aNight } from './aNight.ts';

// What happens when a step of closing fails, as build/decisions/0013 has it, with real simulators.

let night: ANight;
afterEach(() => night?.stop());

const settings = { environment: { rain: { holdOffMs: 0 }, missingHoldOffMs: 0 } };
const shutter = () => night.observatory.board.dome.status()?.shutter;
const telescope = () => night.observatory.board.telescope.status()?.state;
const alarm = (key: string) => night.observatory.alarms.list().find((each) => each.key === key);
const isOver = (key: string) => (alarm(key)?.clearedAt ?? null) !== null || alarm(key) === undefined;
const closing = () => night.observatory.view().closing ?? null;
const step = (name: string) => closing()?.steps.find((each) => each.step === name);

async function rain(millimetres: number): Promise<void> {
  for (const station of ['WXT520', 'VantagePro'])
    await night.observatory.simulators?.simulate(station, 'RainRate', millimetres);
}

/** Points the telescope somewhere, so that it has a way to go to park. */
async function point(): Promise<void> {
  const away = { altitudeDegrees: 45, azimuthDegrees: 120 };
  const { outcome, detail } = await night.observatory.telescope.slewToHorizontal(away, 'test').verified;
  expect([outcome, detail]).toEqual(['verified', 'standing there']);
}

async function reopen(): Promise<void> {
  await rain(0);
  await night.until('the dome is open again', () => shutter() === 'OPEN' && closing()?.outcome !== 'running');
}

describe('closing, when', () => {
  test('a command is lost, the limit switch lies, the telescope does not hear', { timeout: 200_000 }, async () => {
    night = await aNight({ speed: 60, settings });
    const { observatory, until } = night;
    await night.start();
    await until('the dome is open', () => shutter() === 'OPEN');

    // The dome says yes to everything and does nothing.
    await observatory.simulators?.fault('Dome', 'deaf');
    await rain(5);
    await until('the alarm', () => alarm('closing:dome')?.severity === 'CRITICAL');
    const sent = (await observatory.repositories.operations.commands(50)).filter(
      ({ device, command }) => device === 'Dome' && command === 'CLOSE SHUTTER',
    );
    expect(sent[0]?.detail).toMatch(/the shutter stands still, 100 % open, and says OPEN/);
    expect(step('park')).toMatchObject({ state: 'done' });
    expect(step('close')).toMatchObject({ state: 'failed' });
    await observatory.simulators?.fault('Dome', 'none');
    await until('the dome is shut after all', () => closing()?.outcome === 'closed' && shutter() === 'CLOSED');
    await until('the alarm is over', () => isOver('closing:dome'));
    await reopen();

    // Its limit switch says CLOSED while the motor stands still; the switch of the PLC does not.
    await observatory.simulators?.fault('Dome', 'lying');
    await rain(5);
    const lie = await until('the alarm', () => {
      const found = alarm('closing:dome');
      return found && found.clearedAt === null ? found : null;
    });
    expect(lie.message).toMatch(/says CLOSED, but the switch of the PLC says open/);
    expect(shutter()).toBe('CLOSED');
    expect(observatory.view().state).toBe('SECURED');
    await observatory.simulators?.fault('Dome', 'none');
    await until('the dome is shut in truth', () => closing()?.outcome === 'closed');
    expect(step('close')?.detail).toBe('shut, and the PLC reads it shut');
    await until('the alarm is over', () => isOver('closing:dome'));
    await reopen();

    // The telescope acknowledges PARK and stays where it is.
    await point();
    await observatory.simulators?.fault('Telescope', 'deaf');
    await rain(5);
    await until('the dome is shut', () => shutter() === 'CLOSED');
    expect(alarm('closing:telescope')?.message).toMatch(/does not go to park: stopped .*the dome closes anyway/);
    expect(step('park')).toMatchObject({ state: 'failed' });
    await observatory.simulators?.fault('Telescope', 'none');
    await until('it is parked behind the shut dome', () => telescope() === 'PARKED' && isOver('closing:telescope'));
  });

  test('the telescope sticks under a roof that would hit it', { timeout: 200_000 }, async () => {
    const interlocks = { closingPolicy: 'telescope-must-be-parked' };
    night = await aNight({ speed: 60, settings: { ...settings, interlocks } });
    const { observatory, until } = night;
    await night.start();
    await until('the roof is open', () => shutter() === 'OPEN');
    await point();
    await observatory.simulators?.fault('Telescope', 'stuck');
    await rain(5);
    await until('the alarm', () => alarm('closing:dome')?.severity === 'CRITICAL');
    expect(alarm('closing:dome')?.message).toMatch(/the roof stays open: the telescope is not parked/);
    expect(shutter()).toBe('OPEN');
    await observatory.simulators?.fault('Telescope', 'none');
    await until('the roof is verified shut', () => closing()?.outcome === 'closed' && shutter() === 'CLOSED');
    expect(telescope()).toBe('PARKED');
    const commands = await observatory.repositories.operations.commands(200);
    const closed = commands.find(({ command, outcome }) => command === 'CLOSE SHUTTER' && outcome === 'verified');
    const parked = commands.find(({ command, outcome }) => command === 'PARK' && outcome === 'verified');
    expect(closed?.at ?? 0).toBeGreaterThanOrEqual(parked?.verifiedAt ?? Number.POSITIVE_INFINITY);
  });
});

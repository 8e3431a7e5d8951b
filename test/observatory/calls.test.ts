import { afterEach, describe, expect, test } from 'vitest';
import { calls } from '../../electron/ipc/contract/index.ts';
import { handlersOf } from '../../electron/ipc/handlers/index.ts';
import { type AuditEntry, type Serve, serveCalls } from '../../electron/ipc/serve.ts';
import type { InstructionAnswer } from '../../main-services/model/instruction.ts';
import type { CommandRecord } from '../../main-services/model/operations.ts';
import { type ANight, aNight, aRequestXml } from './aNight.ts';

let night: ANight;
let serve: Serve;
let audited: AuditEntry[];
afterEach(() => night?.stop());

/** The observatory with its calls served as the application serves them. */
async function aConsole(options: Parameters<typeof aNight>[0]): Promise<ANight> {
  night = await aNight(options);
  const { observatory } = night;
  const { session, control, repositories, clock, logBook } = observatory;
  audited = [];
  serve = serveCalls({
    calls,
    handlers: handlersOf(observatory, { windows: null, setTheme: async () => undefined, quit: () => undefined }),
    session: { role: () => session.current.role, userName: () => session.current.user?.username ?? 'nobody' },
    control,
    audit: async (entry) => {
      audited.push(entry);
      await repositories.operations.audit({ at: clock.now(), ...entry });
    },
    log: logBook.logFor('Console'),
  });
  await night.start();
  return night;
}

const shutter = () => night.observatory.board.dome.status()?.shutter;
const later = (milliseconds: number) => {
  const from = night.observatory.clock.now();
  return night.until(`${milliseconds} ms later`, () => night.observatory.clock.now() - from >= milliseconds);
};

describe('calls of a console', () => {
  test('refusals say why, and are logged and audited', { timeout: 120_000 }, async () => {
    const { observatory, until } = await aConsole({ speed: 60 });
    await until('the dome is open', () => shutter() === 'OPEN');
    const target = { rightAscensionDegrees: 10.6847, declinationDegrees: 41.269 };
    const refusals: readonly [string, unknown, string, RegExp][] = [
      ['telescope.explode', {}, 'unknown-call', /no call named "telescope.explode"/],
      ['__proto__', {}, 'unknown-call', /no call named/],
      ['telescope.slewTo', { ...target, rightAscensionDegrees: 400 }, 'input', /rightAscensionDegrees/],
      ['telescope.slewTo', { ...target, declinationDegrees: '41' }, 'input', /declinationDegrees/],
      ['telescope.slewTo', { ...target, evil: true }, 'input', /evil/],
      ['telescope.slewTo', null, 'input', /./],
      ['telescope.slewTo', target, 'control', /majordome is in control/],
    ];
    for (const [call, input, code, reason] of refusals) {
      expect(await serve('w1', call, input), `${call} ${JSON.stringify(input)}`).toMatchObject({ ok: false, code });
      const told = night.lines.findLast(({ message }) => message.startsWith(`refused ${call} from window w1 (pyros)`));
      expect(told?.message).toMatch(reason);
    }
    expect(audited.map(({ outcome }) => outcome)).toEqual(['input', 'input', 'input', 'input', 'control']);

    observatory.session.logout();
    expect(await serve('w1', 'telescope.slewTo', target)).toMatchObject({ ok: false, code: 'role' });
    expect(await serve('w1', 'control.setMode', { mode: 'MAN' })).toMatchObject({ ok: false, code: 'role' });
    const commands = await observatory.repositories.operations.commands(100);
    expect(commands.filter(({ command }) => command.startsWith('GOTO'))).toEqual([]);

    await observatory.session.autoLogin('pyros');
    expect(await serve('w1', 'control.setMode', { mode: 'MAN' })).toMatchObject({ ok: true });
    expect(await serve('w2', 'control.setMode', { mode: 'MAN' })).toMatchObject({ ok: false, code: 'control' });
    expect(await serve('w2', 'telescope.slewTo', target)).toMatchObject({ ok: false, code: 'control' });
    const { latitudeDegrees } = observatory.configuration.site;
    const below = { rightAscensionDegrees: 0, declinationDegrees: Math.max(-90, latitudeDegrees - 95 - 30) };
    expect(await serve('w1', 'telescope.slewTo', below)).toMatchObject({
      ok: false,
      code: 'interlock',
      reason: expect.stringMatching(/The target is at .* altitude; the limit is 15/),
    });
    expect(audited.at(-1)).toMatchObject({ call: 'telescope.slewTo', by: 'pyros', outcome: 'interlock' });
    expect(night.said(/^Telescope GOTO .* refused: The target is at/)).toBeDefined();
    expect(observatory.board.telescope.status()?.state).toBe('PARKED');
    expect(await serve('w1', 'telescope.slewTo', target)).toMatchObject({ ok: true });
    await until('it tracks there', () => observatory.board.telescope.status()?.state === 'TRACKING');

    // The window that holds control dies: the majordome goes on.
    observatory.control.windowClosed('w1');
    expect(observatory.control.state()).toMatchObject({ mode: 'AUTO', holder: null });
    await until('the majordome is back', () => observatory.view().state === 'IDLE');
  });

  test('STOP of a viewer stops everything, and nothing moves by itself after', { timeout: 120_000 }, async () => {
    const { observatory, until } = await aConsole({ speed: 60 });
    await night.submit(aRequestXml({ vis: 5, nir: 5 }));
    await until('the telescope slews', () => observatory.board.telescope.status()?.state === 'SLEWING');
    observatory.session.logout();
    const answer = await serve('w3', 'safety.stop', undefined);
    if (!answer.ok) throw new Error(answer.reason);
    const stopped = answer.value as readonly CommandRecord[];
    expect(stopped.map(({ device }) => device)).toEqual(['Telescope', 'Dome', 'CameraVIS', 'CameraNIR', 'Focuser']);
    expect(audited).toMatchObject([{ call: 'safety.stop', windowId: 'w3', by: 'nobody', outcome: 'done' }]);
    await until('the telescope stands', () => {
      const { state } = observatory.board.telescope.status() ?? {};
      return state === 'STOPPED' || state === 'TRACKING';
    });
    await until('the sequence is interrupted', () => night.said(/^sequence 1 .*interrupted: STOP pressed by nobody/));
    expect(observatory.control.state()).toMatchObject({ mode: 'MAN', holderWindow: 'w3' });
    const sent = () => observatory.repositories.operations.commands(100);
    const before = (await sent()).length;
    expect(before).toBeGreaterThan(4);
    observatory.control.windowClosed('w3');
    await later(120_000);
    expect((await sent()).slice(0, -before).map(({ command }) => command)).toEqual([]);
    expect(observatory.runner.running()).toBeNull();
    await observatory.session.autoLogin('pyros');
    expect(await serve('w1', 'control.setMode', { mode: 'AUTO' })).toMatchObject({ ok: true });
    await until('the rest goes on', () => night.said(/\(rest\)' starts/));
  });

  test('MAKE SAFE closes, and it stays closed until control is given back', { timeout: 120_000 }, async () => {
    const { observatory, until } = await aConsole({ speed: 60 });
    await night.submit(aRequestXml({ vis: 5, nir: 5 }));
    await night.exposing();
    observatory.session.logout();
    const answer = await serve('w3', 'safety.makeSafe', undefined);
    expect(answer).toMatchObject({ ok: true });
    expect(shutter()).toBe('CLOSED');
    expect(observatory.board.telescope.status()?.state).toBe('PARKED');
    expect(observatory.nightLog.closures()).toMatchObject([{ cause: 'MAKE SAFE by nobody' }]);
    await until('the sequence is interrupted', () => night.said(/^sequence 1 .*interrupted: MAKE SAFE by nobody/));
    observatory.control.windowClosed('w3');
    await later(180_000);
    expect(shutter()).toBe('CLOSED');
    await observatory.session.autoLogin('pyros');
    await serve('w1', 'control.setMode', { mode: 'AUTO' });
    await until('it opens again', () => shutter() === 'OPEN');
  });

  test('by day: lamps and fans are verified, slews near the Sun and opening are refused', {
    timeout: 120_000,
  }, async () => {
    const { observatory, until } = await aConsole({ speed: 60, intoNightMs: -5 * 3_600_000 });
    await until('the environment is known', () => observatory.environment.state());
    await until('the lamps are known', () => observatory.board.state().lights.LAMP_DOME_WHITE === false);
    expect(await serve('w1', 'control.setMode', { mode: 'MAN' })).toMatchObject({ ok: true });
    for (const [call, name, on, words] of [
      ['lights.set', 'LAMP_DOME_WHITE', true, 'PLC reads on'],
      ['lights.set', 'LAMP_DOME_WHITE', false, 'PLC reads off'],
      ['fans.set', 'FAN_DOME_EAST', true, 'PLC reads on'],
    ] as const) {
      expect(await serve('w1', call, { name, on })).toMatchObject({ ok: true });
      const verified = async () =>
        (await observatory.repositories.operations.commands(5)).some(
          ({ outcome, detail }) => outcome === 'verified' && detail === words,
        );
      const records = new Set<string>();
      const end = observatory.desk.onRecord(({ outcome, detail }) => records.add(`${outcome} ${detail}`));
      await until(`${name} is verified: ${words}`, () => records.has(`verified ${words}`));
      end();
      expect(await verified()).toBe(true);
    }
    const refusal = (reason: RegExp) => ({ ok: false, code: 'interlock', reason: expect.stringMatching(reason) });
    const unknown = { name: 'LAMP_NOWHERE', on: true };
    expect(await serve('w1', 'lights.set', unknown)).toMatchObject(refusal(/does not report a lamp "LAMP_NOWHERE"/));
    expect(observatory.board.state().fans).toEqual({ FAN_DOME_EAST: true, FAN_DOME_WEST: false });
    expect(await serve('w1', 'fans.set', unknown)).toMatchObject(refusal(/does not report a fan "LAMP_NOWHERE"/));
    const { sunAltitudeDegrees, sunAzimuthDegrees } = observatory.sky.now();
    expect(sunAltitudeDegrees).toBeGreaterThan(15);
    const atSun = { altitudeDegrees: sunAltitudeDegrees + 5, azimuthDegrees: sunAzimuthDegrees };
    expect(await serve('w1', 'telescope.slewToHorizontal', atSun)).toMatchObject(refusal(/from the Sun; the limit is/));
    expect(await serve('w1', 'dome.open', undefined)).toMatchObject(refusal(/The Sun is at/));
    const refused = (await observatory.repositories.operations.commands(50)).filter(
      ({ outcome }) => outcome === 'refused',
    );
    expect(refused.map(({ device }) => device).toSorted()).toEqual(['Dome', 'Fans', 'Lights', 'Telescope']);
    expect(shutter()).toBe('CLOSED');
    expect(observatory.board.telescope.status()?.state).toBe('PARKED');
  });

  test('what is typed in the instrument language goes the same way as the buttons', { timeout: 120_000 }, async () => {
    const { observatory, until } = await aConsole({ speed: 60, intoNightMs: -5 * 3_600_000 });
    await until('the dome has answered', () => observatory.board.dome.status());
    const control = await serve('w1', 'control.setMode', { mode: 'MAN' });
    expect(control).toMatchObject({ ok: true });
    const asked = await serve('w2', 'instructions.ask', { line: 'GET DOME SHUTTER; get plc sensor wxt520' });
    if (!asked.ok) throw new Error(asked.reason);
    const [shutter, sensor] = asked.value as readonly InstructionAnswer[];
    expect(shutter?.values[0]).toEqual({ name: 'shutter', value: 'CLOSED' });
    expect(sensor?.values.map(({ name }) => name)).toContain('WXT520 RainRate');
    expect(await serve('w2', 'instructions.say', { line: 'DO DOME ROTATE 10' })).toMatchObject({ code: 'control' });
    expect(await serve('w1', 'instructions.ask', { line: 'DO DOME ROTATE 10' })).toMatchObject({
      code: 'control',
      reason: 'DO DOME ROTATE needs control: take it first.',
    });
    const frame = JSON.stringify({ command: [{ name: 'GET', device: 'DOME', word: 'SHUTTER' }] });
    expect(await serve('w2', 'instructions.ask', { line: frame })).toMatchObject({
      ok: true,
      value: [{ ok: true, sentence: 'GET DOME SHUTTER' }],
    });
    expect(await serve('w1', 'instructions.say', { line: 'DO DOME FLY' })).toMatchObject({ code: 'input' });
    const said = await serve('w1', 'instructions.say', {
      line: 'DO TELESCOPE GOTO_ALTAZ alt=-3 az=0; SET PLC LIGHT LAMP_CONTROL_ROOM on',
    });
    if (!said.ok) throw new Error(said.reason);
    const answers = said.value as readonly InstructionAnswer[];
    // The interlock said no to the first: the second was not carried out.
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ ok: false, sentence: 'DO TELESCOPE GOTO_ALTAZ alt=-3 az=0' });
    expect(answers[0]?.words).not.toBe('');
    expect(await serve('w1', 'instructions.say', { line: 'DO TELESCOPE STOP; DO DOME STOP' })).toMatchObject({
      value: [{ ok: true }, { ok: true }],
    });
    expect(await serve('w1', 'instructions.complete', { line: 'do te' })).toEqual({
      ok: true,
      value: { words: ['TELESCOPE'], fault: null, needsNoControl: false },
    });
    expect(await serve('w1', 'instructions.complete', { line: 'FLY away now' })).toMatchObject({
      value: { words: [], fault: { position: 0 } },
    });
    await serve('w1', 'control.setMode', { mode: 'AUTO' });
  });
});

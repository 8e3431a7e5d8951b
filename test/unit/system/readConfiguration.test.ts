import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NOT_FITTED, pyrosSetting } from '../../../devices/pyrosSettings.ts';
import { DEFAULT_LIMITS } from '../../../main-services/interlocks/limits.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { ConfigurationInvalid } from '../../../main-services/system/ConfigurationInvalid.ts';
import { mergeSettings } from '../../../main-services/system/mergeSettings.ts';
import { checkConfiguration, readConfiguration } from '../../../main-services/system/readConfiguration.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'pyros-data-'));
});
afterEach(() => rm(data, { recursive: true }));

const write = (text: string) => writeFile(join(data, 'pyros.json'), text);

describe('configuration', () => {
  test('needs no file', async () => {
    expect(await readConfiguration(data)).toEqual({
      dataDirectory: data,
      site: SAN_PEDRO_MARTIR,
      database: { client: 'sqlite', file: join(data, 'pyros.sqlite') },
      devices: {
        telescope: pyrosSetting({ host: '127.0.0.1', port: 5000 }),
        visCamera: pyrosSetting({ host: '127.0.0.1', port: 5001 }),
        nirCamera: pyrosSetting({ host: '127.0.0.1', port: 5002 }),
        plc: pyrosSetting({ host: '127.0.0.1', port: 5003 }),
        dome: pyrosSetting({ host: '127.0.0.1', port: 5004 }),
        focuser: { ...NOT_FITTED, port: 5005 },
        rotator: { ...NOT_FITTED, port: 11_111 },
        cover: { ...NOT_FITTED, port: 11_111 },
        weatherStation: { ...NOT_FITTED, port: 11_111 },
      },
      simulation: {
        enabled: true,
        realDevices: [],
        scenario: 'grb-night',
        speed: 60,
        startAt: null,
        portsBase: null,
        alertPort: 8099,
      },
      interlocks: DEFAULT_LIMITS,
      planning: { ranking: 'value' },
      environment: {},
      alerts: {
        kafka: [],
        vtp: [],
        directory: null,
        allowedAuthors: [],
        ask: { answerWithinSeconds: 60, default: 'ignore' },
      },
      console: { autoLogin: null },
    });
  });

  test('lays the command line over the file over the defaults', async () => {
    await write(
      `\uFEFF${JSON.stringify({
        site: { name: 'Here' },
        simulation: { speed: 30, scenario: null, startAt: '2026-12-16T02:00:00+01:00', portsBase: 6000 },
        environment: { rain: { securesAt: 0.1 } },
        database: { client: 'mysql', password: 'x' },
      })}`,
    );
    const configuration = await readConfiguration(data, { simulation: { speed: 600, scenario: undefined } });
    expect(configuration.site).toEqual({ ...SAN_PEDRO_MARTIR, name: 'Here' });
    expect(configuration.simulation).toMatchObject({ speed: 600, startAt: Date.UTC(2026, 11, 16, 1), scenario: null });
    const { telescope, visCamera, nirCamera, plc, dome, focuser } = configuration.devices;
    const ports = [telescope, visCamera, nirCamera, plc, dome, focuser].map((device) => device.port);
    expect(ports).toEqual([6000, 6001, 6002, 6003, 6004, 6005]);
    expect(configuration.environment).toEqual({ rain: { securesAt: 0.1 } });
    expect(configuration.database).toMatchObject({ client: 'mysql', port: 3306, user: 'pyros', password: 'x' });
  });

  test('a device behind another driver is found where such devices usually are', () => {
    const { devices } = checkConfiguration('/d', {
      devices: {
        telescope: { driver: 'indi', settings: { device: 'Telescope Simulator' } },
        dome: { driver: 'alpaca', host: 'dome.example', deviceNumber: 2 },
        plc: { driver: 'pyros' },
      },
      simulation: { portsBase: 6000 },
    });
    expect(devices.telescope).toMatchObject({
      driver: 'indi',
      port: 7624,
      settings: { device: 'Telescope Simulator' },
    });
    expect(devices.dome).toMatchObject({ driver: 'alpaca', host: 'dome.example', port: 11_111, deviceNumber: 2 });
    expect(devices.plc.port).toBe(6003);
    const serial = (driver: string) =>
      checkConfiguration('/d', { devices: { plc: { driver, path: '/dev/ttyUSB0' } } }).devices.plc.baudRate;
    expect([serial('davis'), serial('vaisala'), serial('pyros')]).toEqual([19_200, 19_200, 9600]);
  });

  test.each([
    ['{', /pyros\.json cannot be used: it is not JSON \(/],
    ['[]', /it must be one JSON object/],
    ['{"sites": {}}', /there is no setting "sites"/],
    ['{"simulation": {"sped": 2}}', /there is no setting "simulation\.sped"/],
    ['{"simulation": {"speed": 5000}}', /"simulation\.speed": .*1000/],
    ['{"simulation": {"startAt": "tonight"}}', /"simulation\.startAt": is not a time such as/],
    ['{"site": {"timeZone": "Mars/Olympus"}}', /"site\.timeZone": is not the name of a time zone/],
    ['{"devices": {"plc": {"port": "5003"}}}', /"devices\.plc\.port": /],
    ['{"devices": {"plc": {"driver": "none"}}}', /"devices\.plc\.driver": /],
    ['{"devices": {"plc": {"driver": "modbus"}}}', /"devices\.plc\.driver": /],
    ['{"simulation": {"realDevices": ["roof"]}}', /"simulation\.realDevices\.0": /],
    ['{"database": {"client": "oracle"}}', /"database\.client": /],
    ['{"alerts": {"vtp": [{"host": "x", "ivo": "org.example"}]}}', /"alerts\.vtp\.0\.ivo": /],
  ])('refuses %s and names what is wrong', async (text, words) => {
    await write(text);
    await expect(readConfiguration(data)).rejects.toThrow(ConfigurationInvalid);
    await expect(readConfiguration(data)).rejects.toThrow(words);
  });

  test('names every wrong entry at once', () => {
    const wrong = () => checkConfiguration('/d', { site: { latitudeDegrees: 91 }, console: { autoLogin: 7 }, x: 1 });
    expect(wrong).toThrow(/"site\.latitudeDegrees".*"console\.autoLogin".*"x"/);
  });

  test('says so when the file is not a file', async () => {
    await mkdir(join(data, 'pyros.json'));
    await expect(readConfiguration(data)).rejects.toThrow('it cannot be read (EISDIR)');
  });

  test('never fails in another way, whatever the settings', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('site', 'simulation', 'alerts', 'x'), fc.jsonValue()), (settings) => {
        try {
          checkConfiguration('/d', settings);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigurationInvalid);
        }
      }),
    );
  });

  test('a setting named __proto__ reaches no prototype', () => {
    mergeSettings({}, JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

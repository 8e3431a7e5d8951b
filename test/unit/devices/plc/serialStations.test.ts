import { afterAll, describe, expect, it } from 'vitest';
import { createDevice, type DriverEnvironment } from '../../../../devices/createDevice.ts';
import { DavisStation } from '../../../../devices/davis/DavisStation.ts';
import type { Plc } from '../../../../devices/plc/Plc.ts';
import { VaisalaStation } from '../../../../devices/vaisala/VaisalaStation.ts';
import { coordinateFrames } from '../../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../../main-services/model/site.ts';
import { FreeRunningTime } from '../../../doubles/FreeRunningTime.ts';
import { PseudoTerminal } from '../../../doubles/PseudoTerminal.ts';
import { type Behaviour, SerialPeer } from '../../../doubles/SerialPeer.ts';
import { SimulatorProcess } from '../../simulators/SimulatorProcess.ts';
import { eventually } from '../serial/eventually.ts';

type Settings = Readonly<Record<string, string>>;
const SCRIPTS = { davis: 'davis/davisSimulator.ts', vaisala: 'vaisala/vaisalaSimulator.ts' } as const;

// Stations in the PLC's place, over a pseudo-terminal; their patience runs ten times faster, down to its floor in wall time.
describe.concurrent('a weather station at a serial line', { timeout: 60_000 }, () => {
  const clock = new FreeRunningTime(Date.UTC(2026, 11, 16, 6), 10);
  const open: (() => Promise<void>)[] = [];
  const environment: DriverEnvironment = {
    timekeeper: clock,
    site: SAN_PEDRO_MARTIR,
    frames: coordinateFrames(SAN_PEDRO_MARTIR),
  };
  afterAll(async () => {
    await Promise.all(open.map((stop) => stop()));
    expect(clock.pending).toBe(0);
  });

  function plcAt(path: string, driver: 'davis' | 'vaisala', settings: Settings = {}, timekeeper = clock): Plc {
    const address = { host: '', port: 0, path, baudRate: 19_200, deviceNumber: 0 };
    const plc = createDevice('PLC', { ...address, driver, settings }, { ...environment, timekeeper });
    open.push(() => plc.disconnect());
    plc.connect();
    return plc;
  }

  async function simulated(driver: 'davis' | 'vaisala', manners: readonly string[], settings?: Settings) {
    const simulator = await SimulatorProcess.start(SCRIPTS[driver], ...manners.flatMap((one) => ['--manner', one]));
    const cable = await PseudoTerminal.to(simulator.port());
    open.push(async () => {
      await cable.stop();
      await simulator.stop();
    });
    return { plc: plcAt(cable.path, driver, settings), cable, port: simulator.port() };
  }

  async function peerWith(
    behaviour: Behaviour,
    driver: 'davis' | 'vaisala',
    settings?: Settings,
    timekeeper?: FreeRunningTime,
  ) {
    const peer = await SerialPeer.plugged(behaviour);
    open.push(() => peer.stop());
    return { peer, plc: plcAt(peer.path, driver, settings, timekeeper) };
  }

  async function values(plc: Plc, enough = 4): Promise<Readonly<Record<string, unknown>>> {
    const { devices } = await eventually(
      () => plc.status(),
      (status) => (status.devices[0]?.values.length ?? 0) >= enough,
    );
    return Object.fromEntries(devices[0]?.values.map(({ name, value }) => [name, value]) ?? []);
  }

  it('from Davis is woken and read, and survives its plug', async () => {
    const { plc, cable, port } = await simulated('davis', ['sleeps', 'rain']);
    const weather = {
      OutsideTemp: expect.closeTo(8.5, 1),
      OutsideHumidity: 31,
      Pressure: expect.closeTo(729.4, 1),
      WindSpeed: expect.closeTo(3.1, 1),
      WindDir: 202,
      RainRate: expect.closeTo(12, 0),
    };
    expect(await values(plc)).toEqual(weather);
    await plc.heartbeat();
    await expect(plc.setLight('LAMP_DOME_WHITE', true)).rejects.toMatchObject({ failure: 'refused' });
    await expect(plc.setFan('FAN_DOME_EAST', true)).rejects.toThrow('there is no board of switches');
    await cable.unplug();
    await eventually(
      () => plc.link(),
      ({ connected }) => !connected,
    );
    await expect(plc.status()).rejects.toMatchObject({ failure: 'unreachable' });
    await cable.plugIn(port);
    expect(await values(plc)).toEqual(weather);
  });

  it('from Davis with lost sensors and a noisy line tells what is left, and no zeros', async () => {
    const { plc } = await simulated('davis', ['dashes', 'noisy']);
    expect(await values(plc, 2)).toEqual({ Pressure: expect.closeTo(729.4, 1), RainRate: 0 });
  });

  it('from Davis that only ever garbles is not read', async () => {
    const { plc, peer } = await peerWith((heard, say) => {
      if (heard.includes('LOOP')) say(`\x06LOO${'\0'.repeat(96)}\x01`);
      else say('\n\r');
    }, 'davis');
    await eventually(
      () => plc.link(),
      ({ connected }) => connected,
    );
    await expect(plc.status()).rejects.toMatchObject({ failure: 'invalid-reply' });
    expect(peer.heard.match(/LOOP/g)).toHaveLength(3);
    peer.behaviour = (heard, say) => say(heard.includes('LOOP') ? '\x06LOO' : '\n\r');
    await expect(plc.status()).rejects.toMatchObject({ failure: 'timeout' });
  });

  it('from Vaisala is asked, with and without checksum', async () => {
    const weather = {
      OutsideTemp: 8.5,
      OutsideHumidity: 31.2,
      Pressure: 729.4,
      WindSpeed: 1,
      WindGust: 2.2,
      WindDir: 283,
      RainRate: 12.4,
    };
    const { plc } = await simulated('vaisala', ['rain']);
    expect(await values(plc)).toEqual(weather);
    const checked = await simulated('vaisala', ['rain', 'checksum'], { protocol: 'p' });
    expect(await values(checked.plc)).toEqual(weather);
    const broken = await simulated('vaisala', ['broken']);
    expect(await values(broken.plc)).toEqual({ OutsideTemp: 8.5, OutsideHumidity: 31.2, Pressure: 729.4, RainRate: 0 });
  });

  it('from Vaisala is listened to, and what is old is no weather', async () => {
    // A minute and more of silence pass in less than two seconds.
    const fast = new FreeRunningTime(clock.now(), 50);
    const { plc, peer } = await peerWith(() => undefined, 'vaisala', { protocol: 'A' }, fast);
    const weather = { OutsideTemp: 8.5, WindSpeed: 3 };
    // The first line is caught in its middle, as at any plug.
    const speaking = setInterval(() => peer.say('a=9.9C\r\n0R1,Sm=3.0M\r\n0R2,Ta=8.5C,Ua=1x\r\n0R2,Ta=8.5C\r\n'), 50);
    expect(await values(plc, 2)).toEqual(weather);
    await eventually(
      () => plc.link(),
      ({ connected, fault }) => connected && fault === null,
    );
    clearInterval(speaking);
    const failure = () =>
      plc.status().then(
        () => '',
        (error: unknown) => String(error),
      );
    await eventually(failure, (words) => /it has sent nothing for 75 s/.test(words));
    expect(peer.heard).toBe('');
  });

  it('that says nothing, or something else, is not read', async () => {
    const silent = await peerWith(() => undefined, 'vaisala');
    const other = await peerWith((_, say) => say('$WIXDR,C,23.6,C,2\r\n'), 'vaisala');
    await expect(silent.plc.status()).rejects.toMatchObject({ failure: expect.stringMatching(/timeout|unreachable/) });
    await eventually(
      () => other.plc.link(),
      ({ fault }) => /is refused: it is no message of a WXT520/.test(fault ?? ''),
    );
    await expect(other.plc.status()).rejects.toMatchObject({ failure: 'invalid-reply' });
  });

  it('is refused with settings that cannot be meant', () => {
    const options = {
      ...environment,
      name: 'PLC',
      address: { medium: 'serial', path: '/dev/none', baudRate: 1 } as const,
    };
    expect(() => new DavisStation({ ...options, settings: { click: '0.2 mm' } })).toThrow(
      'PLC: the setting "click" must be a number from 0.05 to 5, not "0.2 mm"',
    );
    expect(() => new VaisalaStation({ ...options, settings: { protocol: 'N' } })).toThrow(
      /must be P, p, A or a, not "N"/,
    );
    expect(() => new VaisalaStation({ ...options, settings: { address: '00' } })).toThrow(/one digit or letter/);
  });
});

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { AlertManager } from '../../../main-services/alerts/AlertManager.ts';
import { KNOWN_AUTHORITIES } from '../../../main-services/alerts/AlertService.ts';
import { sendVoEvent } from '../../../main-services/alerts/sources/sendVoEvent.ts';
import { VtpSubscriber } from '../../../main-services/alerts/sources/VtpSubscriber.ts';
import { WatchedDirectory } from '../../../main-services/alerts/sources/WatchedDirectory.ts';
import { SIMULATOR_AUTHORITY } from '../../../main-services/alerts/voevent/missions/svom.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { SimulatorProcess } from '../simulators/SimulatorProcess.ts';
import { aService, NIGHT } from './aService.ts';
import { svomNotice } from './samples.ts';

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean();
});

describe('alert manager with the alert simulator and a watched directory', () => {
  it('takes one event from both, sends the telescope once, and stops', async () => {
    const simulator = await SimulatorProcess.start('alert/alertSimulator.ts', '--port', '0');
    cleanUps.push(() => simulator.stop());
    const [subscriberPort, authorPort] = [simulator.port(0), simulator.port(1)];
    let changed: () => void = () => undefined;
    const made = aService({
      authorities: [...KNOWN_AUTHORITIES, SIMULATOR_AUTHORITY],
      onChanged: () => changed(),
    });
    const { service, clock, log, actions, dataDirectory } = made;
    cleanUps.push(() => rmSync(dataDirectory, { recursive: true, force: true }));
    const wallClock = new RealClock();
    cleanUps.push(() => wallClock.stop());
    const directory = path.join(dataDirectory, 'VOEVENTS');
    mkdirSync(directory, { recursive: true });
    const host = '127.0.0.1';
    const localIvorn = 'ivo://org.pyros/test';
    const manager = new AlertManager(service, [
      new VtpSubscriber({ host, port: subscriberPort, localIvorn, clock, wallClock, log }),
      new WatchedDirectory({ directory, objection: () => null, wallClock, log }),
    ]);
    cleanUps.push(() => manager.stop());
    await manager.start();
    while (manager.sources().some(({ link }) => link !== 'connected')) await new Promise((r) => setTimeout(r, 5));

    const event = svomNotice({
      burst: 'sb26051101',
      type: 'eclairs-wakeup',
      packet: 202,
      at: NIGHT,
      ra: 200,
      dec: 20,
      error: 0.05,
    });
    const seen = new Promise<void>((resolve) => {
      changed = resolve;
    });
    expect(await sendVoEvent(event, { host, port: authorPort })).toMatchObject({ accepted: true });
    await seen;
    expect(await sendVoEvent(event, { host, port: authorPort })).toMatchObject({ accepted: false });
    writeFileSync(path.join(directory, 'a.tmp'), event);
    renameSync(path.join(directory, 'a.tmp'), path.join(directory, 'a.xml'));
    while (manager.sources()[1]?.received !== 1) await new Promise((r) => setTimeout(r, 5));
    await manager.tick();
    await service.settled();

    expect(actions.log).toEqual(['slew SVOM sb26051101']);
    expect(service.alerts()).toMatchObject([{ notices: [{ source: `vtp-127.0.0.1-${subscriberPort}` }] }]);
    expect(manager.doing()).toBe('2 of 2 sources, 1 bursts');
    await manager.stop();
    expect(manager.sources().map(({ link }) => link)).toEqual(['stopped', 'stopped']);
  });
});

import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { aService, NIGHT } from './aService.ts';
import { fermiNotice, swiftNotice } from './notices.ts';
import { svomNotice } from './samples.ts';

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function setUp() {
  const made = aService();
  directories.push(made.dataDirectory);
  return made;
}

const wakeup = svomNotice({
  burst: 'sb26051101',
  type: 'eclairs-wakeup',
  packet: 202,
  at: NIGHT,
  ra: 200,
  dec: 20,
  error: 0.05,
});
const fermi = (ra: number, dec: number, packet: number) =>
  fermiNotice({ kind: 'ground', trigger: '792135758', at: NIGHT - 30_000, ra, dec, packet, serial: packet });

describe('a burst that two satellites see', () => {
  it('stays one alert, at the better position, when a later position of the other leads away', async () => {
    const { service, actions } = setUp();
    service.receive(wakeup, 'test');
    service.receive(fermi(205, 22, 112), 'test');
    service.receive(fermi(100, -60, 115), 'test');
    await service.settled();
    expect(service.alerts()).toMatchObject([
      { decision: 'observe', rightAscensionDegrees: 200, declinationDegrees: 20, notices: [{}, {}, {}] },
    ]);
    expect(actions.log).toEqual(['slew SVOM sb26051101']);
  });

  it('is cancelled when the only mission that stood by it says that it was none', async () => {
    const { service, actions } = setUp();
    service.receive(swiftNotice({ trigger: '1093742', at: NIGHT - 20_000 }), 'test');
    await service.settled();
    service.receive(
      swiftNotice({ trigger: '1093742', at: NIGHT - 19_000, serial: 9, flags: ['Def_NOT_a_GRB'] }),
      'test',
    );
    await service.settled();
    expect(service.alerts()).toMatchObject([{ decision: 'cancel', retracted: true }]);
    expect(actions.log).toEqual(['slew Swift 1093742', 'cancel 101']);
  });
});

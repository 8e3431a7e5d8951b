import { describe, expect, test } from 'vitest';
import { DeviceRefused, DeviceUnreachable } from '../../../devices/errors.ts';
import { CommandDesk, type CommandOrder } from '../../../main-services/instruments/CommandDesk.ts';
import type { CommandRecord } from '../../../main-services/model/operations.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

function desk() {
  const clock = new ManualClock(0);
  const records: CommandRecord[] = [];
  const made = new CommandDesk({ clock, log: rememberingLog(), store: async () => undefined, lastId: 7 });
  made.onRecord((record) => records.push(record));
  return { clock, records, desk: made };
}

const order = (change: Partial<CommandOrder>): CommandOrder => ({
  by: 'engineer',
  device: 'Dome',
  command: 'CLOSE SHUTTER',
  interlock: () => [],
  send: async () => undefined,
  verifyWithinMs: 5000,
  retries: 0,
  ...change,
});

describe('the command desk', () => {
  test('a refused command is never sent and carries every reason', async () => {
    const { desk: made, records } = desk();
    let sent = 0;
    const { verified } = made.issue(
      order({ interlock: () => ['It rains.', 'The Sun is up.'], send: async () => void sent++ }),
    );
    expect(await verified).toMatchObject({ id: 8, outcome: 'refused', detail: 'It rains. The Sun is up.' });
    expect(sent).toBe(0);
    expect(records).toHaveLength(1);
  });

  test('acknowledged and verified are two facts with their own times', async () => {
    const { desk: made, clock } = desk();
    let reads = 0;
    const { acknowledged, verified } = made.issue(order({ readBack: async () => (++reads >= 3 ? 'shut' : null) }));
    expect(await acknowledged).toMatchObject({ acknowledgedAt: 0, verifiedAt: null, outcome: 'acknowledged' });
    await clock.advance(10_000);
    expect(await verified).toMatchObject({ outcome: 'verified', verifiedAt: 2000, detail: 'shut' });
  });

  test('a device that only says yes is not believed', async () => {
    const { desk: made, clock } = desk();
    let sent = 0;
    const { verified } = made.issue(order({ send: async () => void sent++, readBack: async () => null, retries: 2 }));
    await clock.advance(60_000);
    expect(await verified).toMatchObject({ outcome: 'not-verified' });
    expect(sent).toBe(3);
  });

  test('a lost line is tried again, a refusal by the device is not', async () => {
    const lost = desk();
    let tries = 0;
    const issued = lost.desk.issue(
      order({
        retries: 3,
        send: async () => {
          if (++tries < 3) throw new DeviceUnreachable('Dome', 'no connection');
        },
        readBack: async () => 'shut',
      }),
    );
    await lost.clock.advance(20_000);
    expect(await issued.verified).toMatchObject({ outcome: 'verified' });

    const refused = desk();
    let sent = 0;
    const no = refused.desk.issue(
      order({
        retries: 3,
        send: async () => {
          sent++;
          throw new DeviceRefused('Dome', 'local mode');
        },
      }),
    );
    await refused.clock.advance(20_000);
    expect(await no.verified).toMatchObject({ outcome: 'failed', detail: 'Dome: local mode' });
    expect(sent).toBe(1);
  });

  test('is not sent again once the interlock turned against it', async () => {
    const { desk: made, clock } = desk();
    let sent = 0;
    const { verified } = made.issue(
      order({
        retries: 5,
        interlock: () => (sent > 0 ? ['It rains.'] : []),
        send: async () => void sent++,
        readBack: async () => null,
      }),
    );
    await clock.advance(60_000);
    await verified;
    expect(sent).toBe(1);
  });
});

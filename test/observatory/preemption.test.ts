import { afterEach, expect, test } from 'vitest';
import { type ANight, aNight, aRequestXml } from './aNight.ts';

let night: ANight;
afterEach(() => night?.stop());

const operator = { userName: 'pyros', windowId: 'w1' };

test('a burst takes the telescope from an exposure, whose rest is planned; under manual control the operator gives it', {
  timeout: 180_000,
}, async () => {
  night = await aNight({ speed: 100 });
  const { observatory, until } = night;
  const { alerts, repositories, clock, sky, control } = observatory;
  /** High in the south-east: it stays up. */
  const place = (offsetDegrees: number) => {
    for (let ra = 0; ra < 360; ra += 5) {
      const high = sky.oracle.altitudeDegrees(ra, 20, clock.now()) > 55;
      const rising = sky.oracle.altitudeDegrees(ra, 20, clock.now() + 3_600_000) > 65;
      const farFromMoon = sky.oracle.moonDistanceDegrees(ra, 20, clock.now()) > 20;
      if (high && rising && farFromMoon) return { raDegrees: ra + offsetDegrees, decDegrees: 20, errorDegrees: 0.05 };
    }
    throw new Error('nothing stands high');
  };
  await night.start();
  await night.submit(aRequestXml({ vis: 4, nir: 4, seconds: 60 }));
  await night.exposing();
  alerts.raiseFake({ name: 'first', ...place(0) });
  await until('the burst exposes', () => typeof alerts.alerts()[0]?.chain.firstExposureAt === 'number');
  const [burst] = alerts.alerts();
  expect(burst?.chain.slewLatencyMs).not.toBeNull();
  const routine = async () => (await repositories.requests.get(1))?.sequences.map(({ status }) => status);
  await until('its rest is planned', () => night.said(/planning \d+ .*: [1-9]\d* sequence/));
  expect((await routine())?.[0]).toBe('INTERRUPTED');
  expect(await routine()).toHaveLength(2);
  // Only what its images cost is taken off; the rest was given back.
  const spent = await repositories.planningRecords.timeSpent(sky.nightAt(clock.now()).date);
  const asked = (await repositories.requests.get(1))?.sequences[0];
  const used = [...spent.ofUser.values()].reduce((sum, seconds) => sum + seconds, 0);
  expect(used).toBeLessThan((asked?.durationSeconds ?? 0) + (asked?.overheadSeconds ?? 0));

  control.setMode('MAN', operator);
  await until('the majordome stands back', () => observatory.view().state === 'PASSIVE');
  alerts.raiseFake({ name: 'second', ...place(5) });
  await until('the operator is asked', () => alerts.alerts()[0]?.decision === 'ask');
  const asking = alerts.alerts()[0];
  expect(asking?.question).toMatchObject({ answer: null, byDefault: 'ignore' });
  const isHeard = () =>
    observatory.alarms.list().some(({ key, clearedAt }) => key.startsWith('alert-asked:') && clearedAt === null);
  await until('it is heard', isHeard);
  alerts.answer(alerts.alerts()[0]?.id ?? 0, 'observe', 'pyros');
  expect(control.state().mode).toBe('AUTO');
  await until('the second burst exposes', () => typeof alerts.alerts()[0]?.chain.firstExposureAt === 'number');
  await until('nobody is asked any more', () => !isHeard());
});

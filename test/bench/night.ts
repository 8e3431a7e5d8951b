import { NightCalendar } from '../../main-services/astronomy/NightCalendar.ts';
import { createObservatory } from '../../main-services/observatory.ts';
import { ScaledClock } from '../../main-services/supervision/ScaledClock.ts';
import { applicationVersion } from '../../main-services/system/applicationVersion.ts';
import { checkConfiguration } from '../../main-services/system/readConfiguration.ts';
import type { Benchmark } from './Benchmark.ts';
import { figureOf } from './Figure.ts';
import { inFolder } from './stage/inFolder.ts';

const NIGHT_DATE = '2026-12-15';
const REQUESTED_SPEED = 600;
const GOAL_SPEED = 300;
const MINUTE_MS = 60_000;
/** As `pyros night`: the observatory wakes this much before the night. */
const BEFORE_NIGHT_MS = 5 * MINUTE_MS;
/** By then the dome is open and the first requests are there. */
const SETTLED_AFTER_MS = 10 * MINUTE_MS;
const MEASURED_MS = 60 * MINUTE_MS;

/** Speed of a simulated night: observatory seconds per second of the wall clock, over an hour in which both cameras expose. */
export const night: Benchmark = (say) =>
  inFolder('night', async (folder) => {
    const configuration = checkConfiguration(folder, {
      simulation: { enabled: true, scenario: 'clear-night', speed: REQUESTED_SPEED },
    });
    const { start } = new NightCalendar(configuration.site).nightOf(NIGHT_DATE);
    const clock = new ScaledClock(start - BEFORE_NIGHT_MS, REQUESTED_SPEED, { paused: true });
    const wallAt = (at: number) =>
      new Promise<number>((resolve) => clock.after(at - clock.now(), () => resolve(performance.now())));
    try {
      const observatory = await createObservatory({
        configuration,
        clock,
        version: applicationVersion(),
        scenarioOverNight: true,
        freePorts: true,
      });
      try {
        const marks = Promise.all([wallAt(start + SETTLED_AFTER_MS), wallAt(start + SETTLED_AFTER_MS + MEASURED_MS)]);
        clock.run();
        await observatory.start();
        const [from, to] = await marks;
        const images = (await observatory.repositories.images.list(1000)).length;
        say(`an hour with ${images} images took ${((to - from) / 1000).toFixed(1)} s`);
        if (images === 0) throw new Error('no image was taken: this was no night');
        return [figureOf('night.speed', MEASURED_MS / (to - from), '×', { atLeast: GOAL_SPEED }, 1)];
      } finally {
        await observatory.stop();
      }
    } finally {
      clock.stop();
    }
  });

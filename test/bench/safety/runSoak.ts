import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NightCalendar } from '../../../main-services/astronomy/NightCalendar.ts';
import type { LogLine } from '../../../main-services/model/log.ts';
import { createObservatory } from '../../../main-services/observatory.ts';
import type { SimulatorFleet } from '../../../main-services/simulation/SimulatorFleet.ts';
import { holding } from '../../../main-services/supervision/holding.ts';
import { ScaledClock } from '../../../main-services/supervision/ScaledClock.ts';
import { checkConfiguration } from '../../../main-services/system/readConfiguration.ts';
import { aRequestXml } from '../../observatory/aNight.ts';
import { MISHAPS, SOAK_HOLD_OFF_MS } from './mishaps.ts';
import { SoakWitness } from './SoakWitness.ts';
import { seeded } from './seeded.ts';

/** Between two attempts to bring a mishap about. */
const RETRY_MS = 5000;
const HOUR_MS = 3_600_000;
const NIGHT = '2026-12-15';
/** "Random faults every few minutes": between two beginnings, and how long each lasts, seconds. Some overlap. */
const PAUSE_SECONDS = [120, 420] as const;
const LASTS_SECONDS = [20, 240] as const;
/** A request every so often gives the telescope something to point at. */
const REQUEST_EVERY_MS = HOUR_MS / 2;
/** Images tell nothing about safety, and take most of the time: exposures are few and long. */
const REQUEST = { vis: 1, nir: 1, seconds: 300 };

export interface SoakOptions {
  readonly folder: string;
  readonly hours: number;
  readonly speed: number;
  readonly seed: number;
  /** From the beginning of the night's observing time. */
  readonly startsAfterMs: number;
  readonly say: (line: string) => void;
  /** Hears the observatory's log, to look into a violation. */
  readonly listen?: (line: LogLine) => void;
}

export interface SoakResult {
  readonly violations: readonly string[];
  readonly counts: SoakWitness['counts'];
  /** Heap in use after a garbage collection: after the first eighth, and at the end. */
  readonly heapBytes: readonly [number, number];
  readonly wallMs: number;
}

/** Runs a whole observatory on real simulator processes at full speed while things go wrong, the same for the same seed. */
export async function runSoak({
  folder,
  hours,
  speed,
  seed,
  startsAfterMs,
  say,
  listen,
}: SoakOptions): Promise<SoakResult> {
  const random = seeded(seed);
  const between = ([least, most]: readonly [number, number]) => (least + random() * (most - least)) * 1000;
  const { rain, wind, contact } = SOAK_HOLD_OFF_MS;
  const configuration = checkConfiguration(folder, {
    simulation: { scenario: null, speed },
    console: { autoLogin: 'pyros' },
    environment: {
      rain: { holdOffMs: rain },
      wind: { holdOffMs: wind },
      gust: { holdOffMs: wind },
      missingHoldOffMs: contact,
    },
  });
  const start = new NightCalendar(configuration.site).nightOf(NIGHT).start + startsAfterMs;
  const clock = new ScaledClock(start, speed, { paused: true });
  const observatory = await createObservatory({
    configuration,
    clock,
    version: '0.0.0-soak',
    scenarioOverNight: false,
    freePorts: true,
  });
  if (listen) observatory.logBook.listen(listen);
  const began = performance.now();
  try {
    const witness = new SoakWitness(observatory);
    const fleet = observatory.simulators as SimulatorFleet;
    const next = () => {
      const mishap = MISHAPS[Math.floor(random() * MISHAPS.length)];
      const lastsMs = between(LASTS_SECONDS);
      if (mishap) void befall(mishap, lastsMs);
      clock.after(between(PAUSE_SECONDS), next);
    };
    const befalling = new Set<string>();
    /** A sensor of a PLC that is dead, a device that is just being started: later then. */
    const insist = async (act: () => Promise<void>): Promise<void> => {
      for (;;) {
        try {
          return await act();
        } catch (error) {
          say(`later: ${String(error)}`);
          await new Promise<void>((resolve) => void clock.after(RETRY_MS, resolve));
        }
      }
    };
    const befall = async (mishap: (typeof MISHAPS)[number], lastsMs: number): Promise<void> => {
      // One thing at a time for each: two faults of one device would end each other.
      const whom = mishap.ill ?? mishap.name;
      if (befalling.has(whom)) return;
      befalling.add(whom);
      const over = await insist(() => mishap.begin(fleet)).then(() => witness.begins(mishap));
      await new Promise<void>((resolve) => void clock.after(lastsMs, resolve));
      // A simulator that is started again takes half a second: minutes of a fast night, in which nothing could be tested.
      await insist(() => holding(clock, () => mishap.end(fleet)));
      over();
      befalling.delete(whom);
    };
    const order = () =>
      void observatory.requests
        .importXml(aRequestXml(REQUEST), { submit: true })
        .catch((error: unknown) => say(`no request: ${String(error)}`));
    let heapAtFirst = 0;
    clock.after((hours * HOUR_MS) / 8, () => {
      heapAtFirst = heapInUse();
    });
    for (let hour = 1; hour < hours; hour++)
      clock.after(hour * HOUR_MS, () => {
        const { mishaps, closures, openings } = witness.counts;
        say(
          `after ${hour} h: ${mishaps} mishaps, ${closures} closures, ${openings} openings, ${witness.violations.length} violations`,
        );
      });
    const ended = new Promise<void>((resolve) => void clock.after(hours * HOUR_MS, resolve));
    clock.run();
    await observatory.start();
    clock.every(REQUEST_EVERY_MS, order);
    order();
    clock.after(between(PAUSE_SECONDS), next);
    await ended;
    return {
      violations: witness.violations,
      counts: witness.counts,
      heapBytes: [heapAtFirst, heapInUse()],
      wallMs: performance.now() - began,
    };
  } finally {
    await observatory.stop();
    clock.stop();
  }
}

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

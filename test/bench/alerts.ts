import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { SkyOracle } from '../../main-services/alerts/SkyOracle.ts';
import { alertFlood } from './alertFlood.ts';
import type { Benchmark } from './Benchmark.ts';
import { latencyFigures } from './latencyFigures.ts';
import { eventually } from './stage/eventually.ts';
import { inFolder } from './stage/inFolder.ts';
import { moveTimeOn } from './stage/moveTimeOn.ts';
import { type NightStage, nightOnTheWire } from './stage/nightOnTheWire.ts';

/** A round takes some 2 s; as many as fit. */
const MEASURE_FOR_MS = 50_000;
/** Far beyond any goal. */
const SEEN_WITHIN_MS = 10_000;
const DONE_WITHIN_MS = 20_000;
/** PROTOCOL.md: half the sky at 10°/s and 1°/s² is 28 s with settling; half a turn of the dome is 30 s. */
const SLEW_SECONDS = 35;
/** The bundled notice: an ECLAIRs wake-up. */
const NOTICE = new URL('../../simulators/resources/svom_eclairs_grb.xml', import.meta.url);

/** Bursts of the flood are numbered from here: SVOM's numbers have two digits. */
const FLOOD_FROM = 89;

interface Place {
  readonly ra: number;
  readonly dec: number;
}

/**
 * Notice → slew command: from the last byte of a VOEvent on a VTP socket to the first byte of its GOTO on the telescope's socket.
 * One burst after the other, each elsewhere, each taking the telescope from the one before.
 */
export const alerts: Benchmark = (say) =>
  inFolder('alerts', (folder) =>
    nightOnTheWire(folder, say, async (stage) => {
      const { observatory } = stage;
      const template = await readFile(NOTICE, 'utf8');
      const places = visiblePlaces(observatory.sky.oracle, observatory.clock.now());
      const latenciesMs: number[] = [];
      const until = performance.now() + MEASURE_FOR_MS;
      for (let number = 1; performance.now() < until; number++) {
        const place = places[number % places.length];
        if (place === undefined) throw new Error('nothing stands high enough');
        const notice = noticeOf(template, number, place, observatory.clock.now());
        const latencyMs = await burst(stage, notice, place);
        latenciesMs.push(latencyMs);
        say(`burst ${number}: GOTO after ${latencyMs.toFixed(1)} ms`);
        await arrive(stage, number);
      }
      const flooded = await alertFlood(
        stage,
        (number, burst) => {
          const place = places[burst % places.length];
          if (place === undefined) throw new Error('nothing stands high enough');
          // Ten bursts of their own, each notice with a name of its own.
          return noticeOf(template, FLOOD_FROM + burst, place, observatory.clock.now()).replace(
            /(ivorn="[^"]*)"/,
            `$1-${number}"`,
          );
        },
        say,
      );
      return [...latencyFigures('alerts.notice-to-slew', latenciesMs, { p50: 15, p99: 60 }), ...flooded];
    }),
  );

async function burst({ witness }: NightStage, notice: string, place: Place): Promise<number> {
  // At any moment between two polls of the instruments.
  await pause(Math.random() * 500);
  const sent = witness.next('the notice', (sighting) => sighting.kind === 'notice', SEEN_WITHIN_MS);
  const slew = witness.next(
    'GOTO',
    (sighting) =>
      sighting.kind === 'command' && sighting.name === 'GOTO' && Math.abs((sighting.ra ?? 0) - place.ra) < 0.001,
    SEEN_WITHIN_MS,
  );
  witness.sendNotice(notice);
  const [sentAt, slewAt] = await Promise.all([sent, slew]);
  return slewAt - sentAt;
}

/** Telescope and dome get there at once, so that the next burst finds the telescope tracking and the cameras about to expose. */
async function arrive({ observatory, simulators }: NightStage, bursts: number): Promise<void> {
  const onTarget = () => {
    const [newest] = observatory.alerts.alerts();
    return observatory.alerts.alerts().length === bursts && typeof newest?.chain.onTargetAt === 'number';
  };
  await Promise.all([moveTimeOn(simulators.Telescope, SLEW_SECONDS), moveTimeOn(simulators.Dome, SLEW_SECONDS)]);
  await eventually('the telescope on the burst', onTarget, DONE_WITHIN_MS);
  await moveTimeOn(simulators.Dome, SLEW_SECONDS);
}

/** Well above the horizon and away from the Moon, 3° apart: each is a slew, none a long one. */
function visiblePlaces(sky: SkyOracle, now: number): readonly Place[] {
  const places: Place[] = [];
  for (let ra = 0; ra < 360; ra += 3) {
    for (const dec of [15, 18]) {
      const altitude = sky.altitudeDegrees(ra, dec, now);
      if (altitude > 40 && altitude < 75 && sky.moonDistanceDegrees(ra, dec, now) > 15) places.push({ ra, dec });
    }
  }
  return places;
}

function noticeOf(template: string, number: number, { ra, dec }: Place, now: number): string {
  const time = (at: number) => new Date(at).toISOString().slice(0, -1);
  return template
    .replaceAll('{{isoTime}}', time(now))
    .replaceAll('{{isoTime-46}}', time(now - 46_000))
    .replaceAll('{{isoTime-36}}', time(now - 36_000))
    .replaceAll('{{burstId}}', `sb261216${String(number).padStart(2, '0')}`)
    .replace(/<C1>[^<]*/, `<C1>${ra}`)
    .replace(/<C2>[^<]*/, `<C2>${dec}`);
}

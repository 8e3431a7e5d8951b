import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../stage/eventually.ts';
import { moveTimeOn } from '../stage/moveTimeOn.ts';
import type { NightStage } from '../stage/nightOnTheWire.ts';
import { noticeOf, type Place } from './places.ts';

/** A round takes some 3 s; as many as fit, and no more than SVOM's two digits number (those of the flood come after them). */
const MEASURE_FOR_MS = 75_000;
const MOST_BURSTS = 88;
/** Far beyond any goal. */
const SEEN_WITHIN_MS = 10_000;
const DONE_WITHIN_MS = 60_000;
/** PROTOCOL.md: half the sky at 10°/s and 1°/s² is 28 s with settling; half a turn of the dome is 30 s. */
const SLEW_SECONDS = 35;

/**
 * Latencies of one burst after the other, milliseconds: each elsewhere, each taking the telescope from an exposure that runs.
 * Simulated mechanics are hurried in between, the observatory's time is the wall clock's.
 */
export async function noticesToSlew(
  stage: NightStage,
  template: string,
  places: readonly Place[],
  say: (line: string) => void,
): Promise<readonly number[]> {
  const { observatory } = stage;
  const latenciesMs: number[] = [];
  const until = performance.now() + MEASURE_FOR_MS;
  for (let number = 1; performance.now() < until && number <= MOST_BURSTS; number++) {
    const place = places[number % places.length];
    if (place === undefined) throw new Error('nothing stands high enough');
    const latencyMs = await burst(stage, noticeOf(template, number, place, observatory.clock.now()), place);
    await expose(stage, number);
    const counts = number > 1;
    if (counts) latenciesMs.push(latencyMs);
    say(
      `burst ${number}: GOTO after ${latencyMs.toFixed(1)} ms${counts ? '' : ', not counted: nothing was exposing yet'}`,
    );
  }
  return latenciesMs;
}

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
  witness.sendNotices([notice]);
  const [sentAt, slewAt] = await Promise.all([sent, slew]);
  return slewAt - sentAt;
}

/** Telescope and dome get there at once, so that the next burst finds the cameras exposing. */
async function expose(stage: NightStage, bursts: number): Promise<void> {
  const { observatory } = stage;
  const exposes = () => {
    const list = observatory.alerts.alerts();
    return list.length === bursts && typeof list[0]?.chain.firstExposureAt === 'number';
  };
  const hurried = setInterval(() => void hurry(stage).catch(() => undefined), 700);
  try {
    await hurry(stage);
    await eventually('the first exposure of the burst', exposes, DONE_WITHIN_MS);
  } finally {
    clearInterval(hurried);
  }
}

async function hurry({ simulators }: NightStage): Promise<void> {
  await Promise.all([moveTimeOn(simulators.Telescope, SLEW_SECONDS), moveTimeOn(simulators.Dome, SLEW_SECONDS)]);
}

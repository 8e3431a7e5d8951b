import type { Benchmark } from './Benchmark.ts';
import { latencyFigures } from './latencyFigures.ts';
import { askSimulator } from './stage/askSimulator.ts';
import { eventually } from './stage/eventually.ts';
import { inFolder } from './stage/inFolder.ts';
import { moveTimeOn } from './stage/moveTimeOn.ts';
import { type NightStage, nightOnTheWire, SHUTTER_SECONDS } from './stage/nightOnTheWire.ts';
import type { Sighting } from './wire/messages.ts';

/** A round takes two or four seconds, the PLC being polled every 2 s; as many as fit. */
const MEASURE_FOR_MS = 60_000;
/** The PLC is polled every 2 s; far beyond any goal. */
const SEEN_WITHIN_MS = 10_000;
const DONE_WITHIN_MS = 20_000;
const OPERATOR = { userName: 'bench', windowId: 'bench' };

/**
 * Unsafe reply → close command: rain in the PLC's reply → CLOSE on the dome's socket, from the last byte in to the first byte out.
 * The telescope is parked already, so that nothing but its confirmation comes before CLOSE; the first command of all is told too.
 */
export const safety: Benchmark = (say) =>
  inFolder('safety', (folder) =>
    nightOnTheWire(folder, say, async (stage) => {
      // Under manual control nothing else moves; unsafe closes all the same.
      stage.observatory.control.setMode('MAN', OPERATOR);
      const rounds: Round[] = [];
      const until = performance.now() + MEASURE_FOR_MS;
      while (performance.now() < until) {
        const round = await rain(stage);
        rounds.push(round);
        say(`CLOSE after ${round.closeMs.toFixed(1)} ms, first command after ${round.firstMs.toFixed(1)} ms`);
        await reopen(stage);
      }
      return [
        ...latencyFigures(
          'safety.unsafe-to-close',
          rounds.map(({ closeMs }) => closeMs),
          { p99: 50 },
        ),
        ...latencyFigures(
          'safety.unsafe-to-first-command',
          rounds.map(({ firstMs }) => firstMs),
          { p99: 50 },
        ),
      ];
    }),
  );

interface Round {
  readonly firstMs: number;
  readonly closeMs: number;
}

async function rain({ witness, simulators }: NightStage): Promise<Round> {
  const isMotion = (sighting: Sighting) =>
    sighting.kind === 'command' && (sighting.device === 'Telescope' || sighting.device === 'Dome');
  const wet = witness.next('rain', (sighting) => sighting.kind === 'rain' && sighting.raining, SEEN_WITHIN_MS);
  const first = witness.next('a command', isMotion, SEEN_WITHIN_MS);
  const close = witness.next(
    'CLOSE',
    (sighting) => sighting.kind === 'command' && sighting.device === 'Dome' && sighting.name === 'CLOSE',
    SEEN_WITHIN_MS,
  );
  const sightings = Promise.all([wet, first, close]);
  await Promise.all([sightings, setRain(simulators, 12)]);
  const [wetAt, firstAt, closeAt] = await sightings;
  return { firstMs: firstAt - wetAt, closeMs: closeAt - wetAt };
}

/** Opens the dome past the observatory, which would take its time to confirm it. */
async function reopen({ observatory, simulators }: NightStage): Promise<void> {
  const { board, closing, environment } = observatory;
  let shutter: unknown;
  while (shutter !== 'CLOSED') ({ shutter } = await moveTimeOn(simulators.Dome, SHUTTER_SECONDS));
  await eventually('the closing verified', () => !closing.running(), DONE_WITHIN_MS);
  await setRain(simulators, 0);
  await environment.tick();
  await askSimulator(simulators.Dome, { name: 'OPEN' });
  await moveTimeOn(simulators.Dome, SHUTTER_SECONDS);
  board.dome.poll();
  await eventually('the dome open', () => board.dome.status()?.shutter === 'OPEN', DONE_WITHIN_MS);
}

async function setRain(simulators: NightStage['simulators'], value: number): Promise<void> {
  await askSimulator(simulators.PLC, { name: 'SIM_SET', device_name: 'WXT520', value_name: 'RainRate', value });
}

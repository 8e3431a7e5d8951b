import type { Figure } from '../Figure.ts';
import { latencyFigures } from '../latencyFigures.ts';
import { inFolder } from '../stage/inFolder.ts';
import { type NightStage, nightOnTheWire } from '../stage/nightOnTheWire.ts';
import { withWindows } from '../stage/withWindows.ts';
import type { Sighting } from '../wire/messages.ts';
import { reopen, setRain } from './dome.ts';

/** A round takes two or four seconds, the PLC being polled every 2 s; as many as fit. */
const MEASURE_FOR_MS = 60_000;
/** The PLC is polled every 2 s; far beyond any goal. */
const SEEN_WITHIN_MS = 10_000;
/** The figure's condition: the console open, ten windows subscribed. */
const WINDOWS = 10;
const OPERATOR = { userName: 'bench', windowId: 'bench' };

/**
 * Unsafe reply → close command: rain in the PLC's reply → CLOSE on the dome's socket, from the last byte in to the first byte out.
 * The telescope is parked already, so that nothing but its confirmation comes before CLOSE; the first command of all is told too.
 */
export function reaction(say: (line: string) => void): Promise<readonly Figure[]> {
  return inFolder('safety', (folder) =>
    nightOnTheWire(folder, say, (stage) =>
      withWindows({ observatory: stage.observatory, folder, count: WINDOWS }, async () => {
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
        const goals = { p99: 50 };
        return [
          ...latencyFigures(
            'safety.unsafe-to-close',
            rounds.map(({ closeMs }) => closeMs),
            goals,
          ),
          ...latencyFigures(
            'safety.unsafe-to-first-command',
            rounds.map(({ firstMs }) => firstMs),
            goals,
          ),
        ];
      }),
    ),
  );
}

interface Round {
  readonly firstMs: number;
  readonly closeMs: number;
}

async function rain({ witness, simulators }: NightStage): Promise<Round> {
  const isMotion = (sighting: Sighting) =>
    sighting.kind === 'command' && (sighting.device === 'Telescope' || sighting.device === 'Dome');
  const wet = witness.next('rain', (sighting) => sighting.kind === 'rain' && sighting.raining, SEEN_WITHIN_MS);
  const first = witness.next('a command', isMotion, SEEN_WITHIN_MS);
  const close = witness.next('CLOSE', isClose, SEEN_WITHIN_MS);
  const sightings = Promise.all([wet, first, close]);
  await Promise.all([sightings, setRain(simulators, 12)]);
  const [wetAt, firstAt, closeAt] = await sightings;
  return { firstMs: firstAt - wetAt, closeMs: closeAt - wetAt };
}

/** CLOSE on the dome's socket. */
export function isClose(sighting: Sighting): boolean {
  return sighting.kind === 'command' && sighting.device === 'Dome' && sighting.name === 'CLOSE';
}

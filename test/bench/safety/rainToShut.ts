import { slewDurationMs } from '../../../simulators/telescope/slew.ts';
import type { Figure } from '../Figure.ts';
import { figureOf } from '../Figure.ts';
import { eventually } from '../stage/eventually.ts';
import { inFolder } from '../stage/inFolder.ts';
import { type NightStage, nightOnTheWire } from '../stage/nightOnTheWire.ts';
import { reopen, setRain } from './dome.ts';
import { isClose } from './reaction.ts';

/** The poll of 2 s, and a tenth of a second for everything that is not mechanics (issue). */
const BEYOND_MECHANICS_MS = 2100;
/** simulators/PROTOCOL.md: the whole way of the shutter. */
const SHUTTER_MS = 30_000;
/** Rain begins so long after a reply of the PLC, milliseconds: just missed, and in between. */
const MOMENTS_MS = [30, 500, 1500];
const AWAY = { altitudeDegrees: 65, azimuthDegrees: 25 };
const DONE_WITHIN_MS = 120_000;
const OPERATOR = { userName: 'bench', windowId: 'bench' };

/**
 * Rain at the sensor → dome closed and verified, the telescope parked before, at the simulators' real speeds: what it takes beyond the
 * mechanics' own time, and by how much the telescope was parked before the dome was told to close.
 */
export function rainToShut(say: (line: string) => void): Promise<readonly Figure[]> {
  return inFolder('safety', (folder) =>
    nightOnTheWire(folder, say, async (stage) => {
      stage.observatory.control.setMode('MAN', OPERATOR);
      const rounds: Round[] = [];
      for (const moment of MOMENTS_MS) {
        rounds.push(await round(stage, moment));
        const { wholeMs, mechanicsMs, beyondMs } = rounds.at(-1) as Round;
        say(
          `${wholeMs.toFixed(0)} ms, of which mechanics ${mechanicsMs.toFixed(0)} ms: ${beyondMs.toFixed(0)} ms beyond`,
        );
        await reopen(stage);
      }
      const worst = Math.max(...rounds.map(({ beyondMs }) => beyondMs));
      const closedParked = rounds.filter(({ parkedBefore }) => parkedBefore).length;
      const goal = { atMost: BEYOND_MECHANICS_MS };
      return [
        figureOf('safety.rain-to-shut-beyond-mechanics.max', worst, 'ms', goal, rounds.length),
        figureOf(
          'safety.rain-to-shut.max',
          Math.max(...rounds.map(({ wholeMs }) => wholeMs)),
          'ms',
          {
            atMost: Math.round(Math.max(...rounds.map(({ mechanicsMs }) => mechanicsMs))) + BEYOND_MECHANICS_MS,
          },
          rounds.length,
        ),
        figureOf(
          'safety.closed-over-parked-telescope',
          closedParked,
          'of rounds',
          { atLeast: rounds.length },
          rounds.length,
        ),
      ];
    }),
  );
}

interface Round {
  readonly wholeMs: number;
  readonly mechanicsMs: number;
  readonly beyondMs: number;
  readonly parkedBefore: boolean;
}

async function round({ observatory, simulators, witness }: NightStage, momentMs: number): Promise<Round> {
  const { board, closing, environment, telescope } = observatory;
  const slewed = await telescope.slewToHorizontal(AWAY, 'bench').verified;
  if (slewed.outcome !== 'verified') throw new Error(`the telescope does not go away from park: ${slewed.detail}`);
  const from = board.telescope.status();
  if (from === null) throw new Error('the telescope is not read back');
  const slew = { from, altitudeTurn: 90 - from.altitudeDegrees, azimuthTurn: -(from.cableWrapDegrees ?? 0), since: 0 };
  const mechanicsMs = slewDurationMs(slew) + SHUTTER_MS;
  const before = environment.state()?.lastReplyAt ?? 0;
  await eventually('a reply', () => (environment.state()?.lastReplyAt ?? 0) > before, DONE_WITHIN_MS);
  await new Promise((resolve) => setTimeout(resolve, momentMs));
  let parkedBefore = false;
  const closed = witness.next('CLOSE', isClose, DONE_WITHIN_MS).then(() => {
    parkedBefore = board.telescope.status()?.state === 'PARKED';
  });
  const rainedAt = performance.now();
  await setRain(simulators, 12);
  await closed;
  const verifiedAt = new Promise<number>((resolve) => {
    const end = observatory.desk.onSettled((record) => {
      if (record.device !== 'Dome' || record.outcome !== 'verified') return;
      end();
      resolve(performance.now());
    });
  });
  const wholeMs = (await verifiedAt) - rainedAt;
  await eventually('the closing is over', () => !closing.running(), DONE_WITHIN_MS);
  return { wholeMs, mechanicsMs, beyondMs: wholeMs - mechanicsMs, parkedBefore };
}

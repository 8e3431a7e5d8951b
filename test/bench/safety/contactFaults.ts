import type { Figure } from '../Figure.ts';
import { figureOf } from '../Figure.ts';
import { eventually } from '../stage/eventually.ts';
import { inFolder } from '../stage/inFolder.ts';
import { type NightStage, nightOnTheWire } from '../stage/nightOnTheWire.ts';
import { PLC_AILMENTS, type PlcAilment, type PlcProxy } from '../stage/PlcProxy.ts';
import { reopen } from './dome.ts';
import { isClose } from './reaction.ts';

/** Three polls of 2 s (issue: "closed within 3 periods each"). */
const THREE_PERIODS_MS = 6000;
const SEEN_WITHIN_MS = 30_000;
/** The PLC falls ill at these moments after its last reply, milliseconds: at once, and just before the next one. */
const MOMENTS_MS = [100, 1900];
const OPERATOR = { userName: 'bench', windowId: 'bench' };

/** From each way in which the PLC stops being one to CLOSE on the dome's socket, the telescope being parked: the longest of two. */
export function contactFaults(say: (line: string) => void): Promise<readonly Figure[]> {
  return inFolder('safety', (folder) =>
    nightOnTheWire(
      folder,
      say,
      async (stage) => {
        stage.observatory.control.setMode('MAN', OPERATOR);
        const figures: Figure[] = [];
        for (const ailment of PLC_AILMENTS) {
          const took: number[] = [];
          for (const moment of MOMENTS_MS) took.push(await closeAfter(stage, ailment, moment));
          say(`${ailment}: CLOSE after ${took.map((ms) => ms.toFixed(0)).join(', ')} ms`);
          const name = `safety.plc-${ailment}-to-close.max`;
          figures.push(figureOf(name, Math.max(...took), 'ms', { atMost: THREE_PERIODS_MS }, took.length));
        }
        return figures;
      },
      { plcMayFallIll: true },
    ),
  );
}

async function closeAfter(stage: NightStage, ailment: PlcAilment, momentMs: number): Promise<number> {
  const { environment } = stage.observatory;
  const proxy = stage.plcProxy as PlcProxy;
  const before = environment.state()?.lastReplyAt ?? 0;
  await eventually('a reply', () => (environment.state()?.lastReplyAt ?? 0) > before, SEEN_WITHIN_MS);
  await new Promise((resolve) => setTimeout(resolve, momentMs));
  const close = stage.witness.next(`CLOSE (${ailment})`, isClose, SEEN_WITHIN_MS);
  const fellIllAt = performance.now();
  await proxy.fall(ailment);
  await close;
  const took = performance.now() - fellIllAt;
  await proxy.fall('none');
  await reopen(stage);
  return took;
}

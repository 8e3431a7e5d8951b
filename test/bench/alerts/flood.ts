import { setTimeout as pause } from 'node:timers/promises';
import { type Figure, figureOf } from '../Figure.ts';
import { heldMegabytes } from '../stage/heldMegabytes.ts';
import type { NightStage } from '../stage/nightOnTheWire.ts';
import { StallWatch } from '../stage/StallWatch.ts';

const NOTICES = 1000;
const BURSTS = 10;
const STORED_WITHIN_MS = 120_000;
/** A hundred times what the notices weigh. */
const MOST_MEMORY_MEGABYTES = 300;
/** Looking is work for the same thread: not too often. */
const LOOK_MS = 200;
/** More than there can be. */
const ROWS = 1000;

/** A thousand notices of ten bursts at once on a VTP socket, in the middle of a night: what becomes of each, and of everybody else. */
export async function alertFlood(
  { witness, observatory }: NightStage,
  noticeOf: (number: number, burst: number) => string,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  const notices = Array.from({ length: NOTICES }, (_, number) => noticeOf(number, number % BURSTS));
  const ivorns = new Set(notices.map((notice) => /ivorn="([^"]*)"/.exec(notice)?.[1] ?? ''));
  const heldBefore = heldMegabytes();
  const before = process.memoryUsage().rss;
  let most = before;
  const memory = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const began = performance.now();
  const watch = new StallWatch();
  witness.sendNotices(notices);
  // In memory while it is measured: a question to the database is work for the same thread.
  const storedSoFar = () =>
    observatory.alerts
      .alerts()
      .reduce((sum, row) => sum + row.notices.filter((n) => n.id > 0 && ivorns.has(n.ivorn)).length, 0);
  let stall: ReturnType<StallWatch['end']>;
  try {
    while (storedSoFar() < ivorns.size && performance.now() - began < STORED_WITHIN_MS) await pause(LOOK_MS);
  } finally {
    clearInterval(memory);
    stall = watch.end();
  }
  const seconds = (performance.now() - began) / 1000;
  const rows = await observatory.repositories.alerts.list(ROWS);
  const found = rows.flatMap((row) => row.notices).filter(({ ivorn }) => ivorns.has(ivorn));
  const distinct = new Set(found.map(({ ivorn }) => ivorn)).size;
  say(`${NOTICES} notices at once: ${distinct} stored after ${seconds.toFixed(1)} s`);
  return [
    figureOf('alerts.flood.lost', ivorns.size - distinct, 'notices', { atMost: 0 }, NOTICES),
    figureOf('alerts.flood.doubled', found.length - distinct, 'notices', { atMost: 0 }, NOTICES),
    figureOf(
      'alerts.flood.undecided',
      found.filter(({ reasons }) => reasons.length === 0).length,
      'notices',
      { atMost: 0 },
      NOTICES,
    ),
    {
      ...figureOf('alerts.flood.worst-stall', stall.worstMs, 'ms', { atMost: 100 }, NOTICES),
      beside: { ownWorkMs: Math.round(stall.ownWorkMs), secondsUntilStored: Math.round(seconds) },
    },
    {
      ...figureOf('alerts.flood.memory', (most - before) / 1024 ** 2, 'MB', { atMost: MOST_MEMORY_MEGABYTES }, NOTICES),
      beside: { heldAfterwardsMegabytes: Math.round(heldMegabytes() - heldBefore) },
    },
  ];
}

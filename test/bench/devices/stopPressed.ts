import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { DeviceName } from '../../../devices/deviceNames.ts';
import type { Figure } from '../Figure.ts';
import { latencyFigures } from '../latencyFigures.ts';
import { percentile } from '../percentile.ts';
import { askSimulator } from '../stage/askSimulator.ts';
import { inFolder } from '../stage/inFolder.ts';
import { type NightStage, nightOnTheWire } from '../stage/nightOnTheWire.ts';
import { withWindows } from '../stage/withWindows.ts';

/** The figure's conditions: both cameras reading out, ten windows. */
const WINDOWS = 10;
const MEASURE_FOR_MS = 40_000;
/** Not counted: the first presses meet code that is not compiled yet. */
const WARM_UP = 2;
const EXPOSURE = { exposureSeconds: 0.1 };
const FILTERS = { VIS: 'r', NIR: 'H' } as const;
/** At any moment of a read-out of 2 s (simulators/PROTOCOL.md), but not so late that the press comes after its end. */
const PRESS_WITHIN_MS = 500;
/** Far beyond any goal. */
const SEEN_WITHIN_MS = 10_000;
/** What STOP sends, and to whom. The PLC moves nothing. */
const STOPS: Readonly<Partial<Record<DeviceName, string>>> = {
  Telescope: 'STOP',
  Dome: 'STOP',
  CameraVIS: 'ABORT',
  CameraNIR: 'ABORT',
  Focuser: 'STOP',
};
const OPERATOR = { userName: 'bench', windowId: 'bench' };

/**
 * Shift-Escape in a window of the console → the stop on the socket of every device that moves or exposes, from the moment of the
 * key event to the first byte of the last of them.
 */
export function stopPressed(say: (line: string) => void): Promise<readonly Figure[]> {
  return inFolder('stop', (folder) =>
    nightOnTheWire(folder, say, (stage) =>
      withWindows({ observatory: stage.observatory, folder, count: WINDOWS }, async (pages) => {
        stage.observatory.control.setMode('MAN', OPERATOR);
        await Promise.all(pages.map(noteKeys));
        const latenciesMs: number[] = [];
        const until = performance.now() + MEASURE_FOR_MS;
        for (let number = 0; number < WARM_UP + 1 || performance.now() < until; number++) {
          const page = pages[number % pages.length];
          if (page === undefined) throw new Error('there is no window');
          await readOut(stage);
          await pause(Math.random() * PRESS_WITHIN_MS);
          const latencyMs = await press(stage, page);
          if (number >= WARM_UP) latenciesMs.push(latencyMs);
          say(`STOP on the last of ${Object.keys(STOPS).length} sockets after ${latencyMs.toFixed(1)} ms`);
        }
        const beside = {
          p50: Number(percentile(latenciesMs, 50).toFixed(1)),
          windows: pages.length,
          camerasReading: 2,
          loadAverage: Number((loadavg()[0] ?? 0).toFixed(1)),
        };
        const figures = latencyFigures('devices.stop-to-every-socket', latenciesMs, { p99: 30 });
        return figures.map((figure) => ({ ...figure, beside }));
      }),
    ),
  );
}

/** Has a page remember when the operator's key came, by the event's own time. */
async function noteKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const note = (event: KeyboardEvent) => {
      if (event.key === 'Escape')
        document.body.dataset.stopPressedAt = String(performance.timeOrigin + event.timeStamp);
    };
    window.addEventListener('keydown', note, { capture: true });
  });
}

/** Both cameras expose and begin to read out. */
async function readOut({ observatory, simulators }: NightStage): Promise<void> {
  const until = performance.now() + SEEN_WITHIN_MS;
  const cameras = [
    ['VIS', simulators.CameraVIS],
    ['NIR', simulators.CameraNIR],
  ] as const;
  for (const [detector, address] of cameras) {
    for (;;) {
      const { state } = await askSimulator(address, { name: 'STATUS' });
      if (state === 'READING') break;
      if (performance.now() > until)
        throw new Error(`the camera ${detector} does not read out: it is ${String(state)}`);
      const order = { ...EXPOSURE, detector, filter: FILTERS[detector] };
      if (state === 'IDLE') await observatory.manualExposure.expose(order, OPERATOR.userName).acknowledged;
      await pause(20);
    }
  }
}

async function press({ witness }: NightStage, page: Page): Promise<number> {
  const seen = Object.entries(STOPS).map(([device, name]) =>
    witness.next(
      `${name} on the socket of ${device}`,
      (sighting) => sighting.kind === 'command' && sighting.device === device && sighting.name === name,
      SEEN_WITHIN_MS,
    ),
  );
  const [, ...times] = await Promise.all([page.keyboard.press('Shift+Escape'), ...seen]);
  const pressedAt = Number(await page.evaluate(() => document.body.dataset.stopPressedAt));
  return Math.max(...times) + witness.timeOrigin - pressedAt;
}

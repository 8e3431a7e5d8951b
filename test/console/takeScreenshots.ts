import { execFile } from 'node:child_process';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { VIEW_TITLES } from '../../renderer/views/viewTitles.ts';
import type { ConsolePage } from './pages/ConsolePage.ts';
import { type Stage, startStage } from './stage.ts';

/**
 * Pictures of the running console, in the night of the burst, for README and for looking at:
 * node test/console/takeScreenshots.ts [--speed N] [--folder DIR] [view:theme:WIDTHxHEIGHT …]
 * Without arguments the four of README. Needs the built console and ImageMagick; takes some two minutes.
 */
const README = ['overview', 'environment', 'telescope', 'schedule'].map((view) => `${view}:dark:1600x900`);
const README_FOLDER = 'build/screenshots';
/** README is read on small screens and slow lines too. */
const LARGEST_BYTES = 200_000;
/** As many colours as fit into that. */
const COLOURS = [256, 128, 64, 32];
/** The burst comes after three and a half hours of observing; then it must be slewn to and exposed. */
const IMAGES_OF_BURST = 3;
const LOOK_MS = 500;

const { values, positionals } = parseArgs({
  options: { folder: { type: 'string', default: README_FOLDER }, speed: { type: 'string', default: '120' } },
  allowPositionals: true,
});
const wanted = (positionals.length > 0 ? positionals : README).map((text) => {
  const [view = '', theme = 'dark', size = '1920x1080'] = text.split(':');
  const title = Object.entries(VIEW_TITLES).find(([name]) => name === view)?.[1];
  if (!title) throw new Error(`There is no view "${view}"; there are ${Object.keys(VIEW_TITLES).join(', ')}.`);
  const [width = 1920, height = 1080] = size.split('x').map(Number);
  return { view, title, theme, width, height };
});

await mkdir(values.folder, { recursive: true });
const stage = await startStage({ speed: Number(values.speed), scenario: 'grb-night' });
try {
  // The simulated rain detector contradicts itself, as the original's example does; an operator has seen it.
  await stage.first.page.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await burstUnderObservation(stage);
  for (const picture of wanted) {
    const plain = positionals.length === 0;
    const name = plain ? picture.view : `${picture.view}-${picture.theme}-${picture.width}`;
    const file = join(values.folder, `${name}.png`);
    await take(stage.first, picture, file);
    process.stdout.write(`${file}, ${Math.round((await stat(file)).size / 1000)} kB\n`);
  }
  for (const fault of new Set(stage.first.faults)) process.stdout.write(`the page complains: ${fault}\n`);
} finally {
  await stage.end();
}

async function burstUnderObservation({ told }: Stage): Promise<void> {
  let images = 0;
  while (images < IMAGES_OF_BURST) {
    await pause(LOOK_MS);
    const execution = told('majordome')?.execution;
    images = execution?.isAlert ? execution.detectors.reduce((sum, { imagesDone }) => sum + imagesDone, 0) : 0;
  }
}

async function take(window: ConsolePage, picture: (typeof wanted)[number], file: string): Promise<void> {
  const { page } = window;
  await page.setViewportSize({ width: picture.width, height: picture.height });
  await window.theme(picture.theme);
  await window.show(picture.title);
  await page.mouse.move(picture.width / 2, 1);
  // Curves and images come after the panels; nothing says that the last has come.
  await pause(3 * LOOK_MS);
  const raw = `${file}.raw.png`;
  await page.screenshot({ path: raw });
  for (const colours of COLOURS) {
    const smaller = ['+dither', '-colors', String(colours), '-define', 'png:compression-level=9'];
    await promisify(execFile)('convert', [raw, '-strip', ...smaller, `PNG8:${file}`]);
    if ((await stat(file)).size <= LARGEST_BYTES) break;
  }
  await rm(raw);
}

import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Theme, ViewName } from '../../../electron/ipc/contract/windows.ts';
import type { SceneName } from './scenes.ts';
import { openConsole, startBrowser } from './serve.ts';

/**
 * Pictures of the console: node test/console/demo/shoot.ts OUTPUT view[:scene[:theme[:WIDTHxHEIGHT[:panel]]]] …
 * Red pictures are checked: no pixel may have green or blue above 40 (console.md).
 */
const [output, ...wanted] = process.argv.slice(2);
if (!output || wanted.length === 0) throw new Error('Say where to put the pictures and which views to show.');
await mkdir(output, { recursive: true });
const browser = await startBrowser();
try {
  for (const one of wanted) {
    const [view = 'overview', scene = 'burst', theme = 'dark', size = '1920x1080', panel = ''] = one.split(':');
    const [width = 1920, height = 1080] = size.split('x').map(Number);
    const faults: string[] = [];
    const page = await openConsole(
      browser,
      {
        view: view as ViewName,
        scene: (scene || 'burst') as SceneName,
        theme: (theme || 'dark') as Theme,
        width,
        height,
        ...(panel ? { panel } : {}),
      },
      faults,
    );
    const file = join(output, `${[view, scene, theme, width, panel].filter(Boolean).join('-')}.png`);
    await page.screenshot({ path: file });
    await page.context().close();
    const red = theme === 'red' ? await brightestGreenOrBlue(file) : 0;
    if (red > 40) faults.push(`red theme: green or blue reaches ${red}, the limit is 40`);
    console.log(`${file}${faults.length > 0 ? `\n  ${[...new Set(faults)].join('\n  ')}` : ''}`);
  }
} finally {
  await browser.close();
}

/** The highest green or blue value of a picture, 0 … 255, measured by ImageMagick. */
async function brightestGreenOrBlue(file: string): Promise<number> {
  const channel = async (name: string) => {
    const { stdout } = await promisify(execFile)('convert', [
      file,
      '-channel',
      name,
      '-separate',
      '-format',
      '%[fx:maxima*255]',
      'info:',
    ]);
    return Math.round(Number(stdout));
  };
  return Math.max(await channel('G'), await channel('B'));
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnalysisWorker } from '../../../main-services/analysis/AnalysisWorker.ts';
import { writeFits } from '../../../main-services/observation/fits/writeFits.ts';
import { syntheticSky } from '../../doubles/syntheticSky.ts';

describe('AnalysisWorker', () => {
  let directory = '';
  let path = '';
  let worker: AnalysisWorker;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analysis-'));
    path = join(directory, 'image.fits');
    const stars = [1, 2, 3, 4].map((n) => ({ x: 60 * n, y: 50 * n, fluxCounts: 60_000 }));
    const frame = syntheticSky({
      widthPixels: 300,
      heightPixels: 250,
      skyCounts: 500,
      noiseCounts: 10,
      fwhmPixels: 4,
      stars,
    });
    await writeFits(path, frame, [{ keyword: 'PIXSCALE', value: 0.3, decimals: 2 }]);
    worker = new AnalysisWorker();
  });
  afterEach(async () => {
    await worker.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('analyses and previews files', async () => {
    const [analysis, preview] = await Promise.all([
      worker.analyse(path),
      worker.preview(path, { stretch: 'zscale', size: 64 }),
    ]);
    expect(analysis.sourceCount).toBe(4);
    expect(analysis.fwhmArcseconds).toBeCloseTo(1.2, 1);
    expect([preview.widthPixels, preview.heightPixels]).toEqual([64, 53]);
    expect(preview.header.map(({ keyword }) => keyword)).toContain('PIXSCALE');
  });

  it('names the file that it cannot read, and goes on', async () => {
    const rubbish = join(directory, 'rubbish.fits');
    await writeFile(rubbish, 'hello');
    await expect(worker.analyse(rubbish)).rejects.toThrow(`${rubbish}: not a FITS file`);
    await expect(worker.preview(join(directory, 'none.fits'), { stretch: 'asinh', size: 64 })).rejects.toThrow(
      'none.fits: ENOENT',
    );
    await expect(worker.analyse(path)).resolves.toMatchObject({ sourceCount: 4 });
  });

  it('refuses to queue without end', async () => {
    const asked = await Promise.allSettled(
      Array.from({ length: 70 }, () => worker.preview(path, { stretch: 'linear', size: 32 })),
    );
    const refused = asked.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(5);
    expect(String(refused[0]?.reason)).toContain('64 images are waiting already');
  });

  it('keeps the event loop free', async () => {
    // Turns of the loop while images are looked at: on the loop itself there would be a handful, whatever the machine.
    let turns = 0;
    let looking = true;
    const turn = () => {
      turns++;
      if (looking) setImmediate(turn);
    };
    turn();
    await Promise.all(Array.from({ length: 5 }, () => worker.analyse(path)));
    looking = false;
    expect(turns).toBeGreaterThan(100);
  });

  it('starts a new thread after one has died, and gives up only the image it looked at', async () => {
    const script = join(directory, 'thread.mjs');
    await writeFile(
      script,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ path }) => {
         if (path === 'bad') throw new Error('out of order');
         if (path === 'end') process.exit(3);
         parentPort.postMessage({ ok: true, value: path });
       });`,
    );
    const fragile = new AnalysisWorker({ threadScript: pathToFileURL(script) });
    const asked = await Promise.allSettled(['a', 'bad', 'b', 'end', 'c'].map((name) => fragile.analyse(name)));
    expect(asked.map((each) => (each.status === 'fulfilled' ? each.value : each.reason.message))).toEqual([
      'a',
      'bad: the analysis thread failed (out of order)',
      'b',
      'end: the analysis thread ended with status 3',
      'c',
    ]);
    await fragile.stop();
  });

  it('rejects what is under way and what is asked later when it is stopped', async () => {
    const asked = [worker.analyse(path), worker.analyse(path)].map((each) =>
      expect(each).rejects.toThrow('image analysis was stopped'),
    );
    await worker.stop();
    await Promise.all(asked);
    await expect(worker.analyse(path)).rejects.toThrow('image analysis was stopped');
  });
});

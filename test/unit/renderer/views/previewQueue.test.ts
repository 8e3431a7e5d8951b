import { afterEach, expect, test, vi } from 'vitest';
import { blinkPartner } from '../../../../renderer/views/images/imageChoice.ts';
import { askPreview } from '../../../../renderer/views/images/previewQueue.ts';
import { demoImages } from '../../../console/demo/operations.ts';

afterEach(() => vi.unstubAllGlobals());

test('asks two at a time, the latest wish first, each picture once', async () => {
  const asked: number[] = [];
  const replies: (() => void)[] = [];
  vi.stubGlobal('window', {
    pyros: {
      invoke: (_name: string, { id }: { id: number }) => {
        asked.push(id);
        return new Promise((done) => replies.push(() => done({ ok: true, value: { id } })));
      },
    },
  });
  const question = (id: number) => askPreview({ id, stretch: 'asinh', size: 96 });
  const answers = [1, 2, 3, 4, 1].map(question);
  await Promise.resolve();
  expect(asked).toEqual([1, 2]);
  while (replies.length > 0) {
    replies.shift()?.();
    await new Promise(setImmediate);
  }
  await Promise.all(answers);
  expect(asked).toEqual([1, 2, 4, 3]);
});

test('a picture that failed is asked for again', async () => {
  let tries = 0;
  vi.stubGlobal('window', {
    pyros: {
      invoke: async () => {
        tries += 1;
        return tries === 1 ? { ok: false, code: 'failed', reason: 'busy' } : { ok: true, value: {} };
      },
    },
  });
  const question = { id: 99, stretch: 'linear', size: 96 } as const;
  expect((await askPreview(question)).ok).toBe(false);
  expect((await askPreview(question)).ok).toBe(true);
});

test('blinks with the image before it of the same camera and filter, else with the one after', () => {
  const images = demoImages(1_000_000_000);
  const [newest] = images;
  const oldest = images.at(-1);
  if (!newest || !oldest) throw new Error('there are demo images');
  expect(blinkPartner(newest, images)?.id).toBe(newest.id - 2);
  expect(blinkPartner(oldest, images)?.detector).toBe(oldest.detector);
  expect(blinkPartner(newest, [newest])).toBeNull();
});

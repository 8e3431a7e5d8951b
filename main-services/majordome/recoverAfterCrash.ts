import type { ImageRepository, RequestRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import { asTaken } from '../observation/asTaken.ts';
import type { FitsImage } from '../observation/fits/decodeFits.ts';
import { readFits } from '../observation/fits/readFits.ts';
import type { ImageStore } from '../observation/ImageStore.ts';
import { imageName } from '../observation/imageName.ts';
import type { SequenceRunner } from './SequenceRunner.ts';

/**
 * Puts right what a killed application left behind: half-written images are removed, images that are whole but were not
 * yet counted are counted, sequences in mid-exposure are settled (their rest is planned anew).
 */
export async function recoverAfterCrash(options: {
  requests: Pick<RequestRepository, 'executing' | 'get' | 'setImagesTaken'>;
  images: Pick<ImageRepository, 'add' | 'ofPlan'>;
  store: ImageStore;
  runner: SequenceRunner;
  log: Log;
}): Promise<void> {
  const { requests, images, store, runner, log } = options;
  const removed = await store.removeTemporary();
  if (removed > 0) log.warning(`removed ${removed} half-written image(s) of the previous run`);
  for (const sequence of await requests.executing()) {
    const request = await requests.get(sequence.requestId);
    if (!request) continue;
    for (const album of sequence.albums) {
      for (const plan of album.plans) {
        let whole = plan.imagesTaken;
        while (whole < plan.imageCount) {
          const path = store.relativePath(request, sequence.id, imageName(album.detector, plan.id, whole));
          const file = store.locate(path);
          if (file === null) break;
          if (!(await images.ofPlan(plan.id)).some((image) => image.path === path)) {
            await images.add({
              planId: plan.id,
              sequenceId: sequence.id,
              requestName: request.name,
              detector: album.detector,
              ...asTaken({ ...plan, startedAt: startOfExposure(await readFits(file)) }),
              path,
              kind: 'object',
            });
          }
          whole++;
        }
        if (whole > plan.imagesTaken) await requests.setImagesTaken(plan.id, whole);
      }
    }
    log.warning(`sequence ${sequence.id} '${sequence.name}' was running when the control room stopped`);
    await runner.settleAfterCrash(sequence.id);
  }
}

/** DATE-OBS of an image that we wrote, milliseconds since the Unix epoch. */
function startOfExposure(image: FitsImage): number {
  const date = image.cards.find((card) => card.keyword === 'DATE-OBS')?.value;
  return typeof date === 'string' ? Date.parse(`${date}Z`) : 0;
}

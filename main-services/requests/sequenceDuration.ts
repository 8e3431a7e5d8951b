import type { AlbumDraft } from '../model/requestDraft.ts';

/** What an image costs beside its exposure, seconds: as the instruments take it (simulators/PROTOCOL.md), rounded up. */
export const IMAGE_COSTS = {
  /** 2 s of reading and up to 1 s until the camera is looked at again. */
  readoutSeconds: 3,
  /** Once per plan. */
  filterChangeSeconds: 5,
  /** 2 s of settling, the small slew, and the look at the read-back. */
  ditherSeconds: 5,
} as const;

/** How long the albums of a sequence take, whole seconds: the detectors work side by side, the longest one counts. */
export function sequenceDuration(albums: readonly Pick<AlbumDraft, 'plans'>[]): number {
  return Math.max(0, ...albums.map(albumDuration));
}

function albumDuration({ plans }: Pick<AlbumDraft, 'plans'>): number {
  const seconds = plans.reduce((sum, plan) => {
    const perImage = plan.exposureSeconds + IMAGE_COSTS.readoutSeconds;
    const dithers = plan.ditherArcseconds > 0 ? Math.max(0, plan.imageCount - 1) : 0;
    return sum + plan.imageCount * perImage + IMAGE_COSTS.filterChangeSeconds + dithers * IMAGE_COSTS.ditherSeconds;
  }, 0);
  return Math.ceil(seconds);
}

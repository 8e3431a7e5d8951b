import type { Sequence } from '../model/request.ts';
import type { AlbumDraft, SequenceDraft } from '../model/requestDraft.ts';
import { wishesOf } from '../requests/wishesOf.ts';

/**
 * What is left of a sequence that was interrupted, as a new sequence of the same request; null when nothing is left.
 * `reportNights` and everything else that the astronomer asked for stays.
 */
export function continuationOf(sequence: Sequence): SequenceDraft | null {
  const albums: AlbumDraft[] = sequence.albums
    .map((album) => ({
      detector: album.detector,
      plans: album.plans
        .filter((plan) => plan.imagesTaken < plan.imageCount)
        .map((plan) => ({
          name: plan.name,
          filter: plan.filter,
          exposureSeconds: plan.exposureSeconds,
          imageCount: plan.imageCount - plan.imagesTaken,
          ditherArcseconds: plan.ditherArcseconds,
        })),
    }))
    .filter((album) => album.plans.length > 0);
  if (albums.length === 0) return null;
  return {
    ...wishesOf(sequence),
    name: continuedName(sequence.name),
    durationSeconds: null,
    windows: null,
    preferredAt: null,
    albums,
  };
}

const CONTINUED = / \(rest(?: (\d+))?\)$/;

/** "M 31" → "M 31 (rest)" → "M 31 (rest 2)". */
function continuedName(name: string): string {
  const match = CONTINUED.exec(name);
  if (!match) return `${name} (rest)`;
  return name.replace(CONTINUED, ` (rest ${Number(match[1] ?? 1) + 1})`);
}

/** Whether a sequence is the rest of another one: such are not counted as submitted. */
export function isContinuation(name: string): boolean {
  return CONTINUED.test(name);
}

import type { Sequence } from '../model/request.ts';
import { sequenceDuration } from '../requests/sequenceDuration.ts';

/** Telescope time that the images taken in a sequence cost, whole seconds: what was not executed costs nothing. */
export function timeUsed({ albums }: Pick<Sequence, 'albums'>): number {
  return sequenceDuration(
    albums.map(({ plans }) => ({
      plans: plans
        .filter(({ imagesTaken }) => imagesTaken > 0)
        .map((plan) => ({ ...plan, imageCount: plan.imagesTaken })),
    })),
  );
}

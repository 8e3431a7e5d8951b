import type { ObservationRequest, Sequence, SequenceStatus } from '../model/request.ts';
import { sequenceDuration } from '../requests/sequenceDuration.ts';

/** Sequences that used telescope time and will not use more; one that executes is part of the planning problem. */
const ENDED: ReadonlySet<SequenceStatus> = new Set(['COMPLETED', 'INTERRUPTED', 'CANCELLED']);

/** Telescope time that ended sequences used, by programme and by user: what was not executed is given back. */
export interface TimeSpent {
  readonly ofProgramme: ReadonlyMap<number, number>;
  readonly ofUser: ReadonlyMap<number, number>;
}

/** Adds up what the images taken in these requests cost, whole seconds. */
export function timeSpent(requests: readonly ObservationRequest[]): TimeSpent {
  const ofProgramme = new Map<number, number>();
  const ofUser = new Map<number, number>();
  for (const { programmeId, userId, sequences } of requests) {
    const seconds = sequences.filter(({ status }) => ENDED.has(status)).reduce((sum, one) => sum + secondsOf(one), 0);
    ofProgramme.set(programmeId, (ofProgramme.get(programmeId) ?? 0) + seconds);
    ofUser.set(userId, (ofUser.get(userId) ?? 0) + seconds);
  }
  return { ofProgramme, ofUser };
}

function secondsOf({ albums }: Sequence): number {
  return sequenceDuration(
    albums.map(({ plans }) => ({
      plans: plans
        .filter(({ imagesTaken }) => imagesTaken > 0)
        .map((plan) => ({ ...plan, imageCount: plan.imagesTaken })),
    })),
  );
}

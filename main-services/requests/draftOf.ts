import { nightsBetween } from '../astronomy/nightDates.ts';
import { isContinuation } from '../majordome/continuation.ts';
import type { ObservationRequest } from '../model/request.ts';
import type { RequestDraft } from '../model/requestDraft.ts';
import { wishesOf } from './wishesOf.ts';

const DAY_MS = 86_400_000;

/**
 * A stored request as a draft for another night: as it was asked for, without what was left of interrupted sequences.
 * Preferred starts keep their time of day.
 */
export function draftOf(request: ObservationRequest, nightDate: string): RequestDraft {
  const laterMs = nightsBetween(request.nightDate, nightDate) * DAY_MS;
  return {
    name: request.name,
    userName: request.userName,
    programmeName: request.programmeName,
    isAlert: false,
    nightDate,
    allOrNothing: request.allOrNothing,
    sequences: request.sequences
      .filter(({ name }) => !isContinuation(name))
      .map((sequence) => ({
        ...wishesOf(sequence),
        durationSeconds: null,
        windows: null,
        preferredAt: sequence.preferredAt === null ? null : sequence.preferredAt + laterMs,
        albums: sequence.albums.map(({ detector, plans }) => ({
          detector,
          plans: plans.map(({ name, filter, exposureSeconds, imageCount, ditherArcseconds }) => ({
            name,
            filter,
            exposureSeconds,
            imageCount,
            ditherArcseconds,
          })),
        })),
      })),
  };
}

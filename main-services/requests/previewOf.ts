import type { ObservationRequest, ScientificProgramme } from '../model/request.ts';
import type { SettledRequestDraft } from '../model/requestDraft.ts';
import type { PyrosUser } from '../model/user.ts';

/** A settled draft as the request it would become; negative numbers, so that it is never taken for a stored one. */
export function previewOf(
  draft: SettledRequestDraft,
  users: readonly PyrosUser[],
  programmes: readonly ScientificProgramme[],
  now: number,
): ObservationRequest {
  const programme = programmes.find(({ name }) => name === draft.programmeName);
  return {
    ...draft,
    id: -1,
    userId: users.find(({ username }) => username === draft.userName)?.id ?? -1,
    programmeId: programme?.id ?? -1,
    programmePriority: programme?.priority ?? 0,
    submitted: false,
    complete: false,
    createdAt: now,
    sequences: draft.sequences.map((sequence, i) => ({
      ...sequence,
      id: -1 - i,
      requestId: -1,
      status: 'TOBEPLANNED',
      statusReason: null,
      albums: [],
    })),
  };
}

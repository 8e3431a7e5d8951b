import { kebabOf } from '../kebabOf.ts';
import type { MissionReading } from '../MissionReading.ts';
import { flaggedSentences, isFlagged } from '../params.ts';
import type { VoEvent } from '../VoEvent.ts';

/** Anything else: no conventions are known, so each event is a burst of its own, tied to others by its citations only. */
export function readGeneric(event: VoEvent): MissionReading {
  return {
    mission: 'other',
    type: kebabOf(event.localId),
    burst: `${event.authority}/${event.resource}#${event.localId}`,
    triggerAt: null,
    retraction: isFlagged(event, 'Retraction'),
    test: isFlagged(event, 'Test_Submission'),
    doubts: flaggedSentences(event, {
      Def_NOT_a_GRB: 'Its author says that this is not a gamma-ray burst.',
      Lost_Lock: 'The satellite had lost its star lock.',
    }),
    positionFault: null,
    significance: null,
  };
}

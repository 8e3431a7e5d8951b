import { continuationOf } from '../majordome/continuation.ts';
import type { ObservationRequest, Sequence, SequenceStatus } from '../model/request.ts';
import type { RequestDraft, SequenceDraft } from '../model/requestDraft.ts';

/** A sequence that has not begun, and what it becomes. */
export interface RefinedSequence {
  readonly sequenceId: number;
  readonly draft: SequenceDraft;
}

/** Those of a request's sequences that have not begun, as a draft asks for them now: by name; the rest of an interrupted one is only pointed anew. */
export function refinedSequences(
  request: Pick<ObservationRequest, 'sequences'>,
  asked: Pick<RequestDraft, 'sequences'>,
  open: ReadonlySet<SequenceStatus>,
): readonly RefinedSequence[] {
  return request.sequences
    .filter(({ status }) => open.has(status))
    .flatMap((sequence) => {
      const draft = asked.sequences.find(({ name }) => name === sequence.name) ?? pointedAnew(sequence, asked);
      return draft === null ? [] : [{ sequenceId: sequence.id, draft }];
    });
}

function pointedAnew(
  sequence: Sequence,
  { sequences: [first] }: Pick<RequestDraft, 'sequences'>,
): SequenceDraft | null {
  const rest = continuationOf(sequence);
  if (rest === null || first === undefined) return null;
  const { rightAscensionDegrees, declinationDegrees } = first;
  return { ...rest, name: sequence.name, rightAscensionDegrees, declinationDegrees };
}

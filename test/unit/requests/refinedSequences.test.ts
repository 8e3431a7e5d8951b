import { expect, test } from 'vitest';
import type { SequenceStatus } from '../../../main-services/model/request.ts';
import { refinedSequences } from '../../../main-services/requests/refinedSequences.ts';
import { aRequestDraft } from '../../doubles/aRequestDraft.ts';
import { aSequence } from '../../doubles/aSequence.ts';

const OPEN: ReadonlySet<SequenceStatus> = new Set(['TOBEPLANNED', 'PLANNED', 'REJECTED']);
const pointing = { rightAscensionDegrees: 20, declinationDegrees: 30 };
const asked = aRequestDraft('burst', { name: 'afterglow', ...pointing }, { name: 'afterglow 2', ...pointing });

test('what has not begun becomes what is asked now; the rest of an interrupted one is pointed anew; what began or ended stays', () => {
  const request = {
    sequences: [
      aSequence({ id: 1, name: 'afterglow', status: 'INTERRUPTED' }),
      aSequence({ id: 2, name: 'afterglow (rest)', status: 'PLANNED', imagesTaken: { VIS: 2, NIR: 12 } }),
      aSequence({ id: 3, name: 'afterglow 2', status: 'PLANNED' }),
      aSequence({ id: 4, name: 'afterglow 3', status: 'CANCELLED' }),
    ],
  };
  const refined = refinedSequences(request, asked, OPEN);
  expect(refined.map(({ sequenceId }) => sequenceId)).toEqual([2, 3]);
  expect(refined[0]?.draft).toMatchObject({
    name: 'afterglow (rest)',
    rightAscensionDegrees: 20,
    declinationDegrees: 30,
    albums: [{ detector: 'VIS', plans: [{ imageCount: 3 }] }],
  });
  expect(refined[1]?.draft).toBe(asked.sequences[1]);
});

test('nothing open, or nothing asked, refines nothing', () => {
  expect(refinedSequences({ sequences: [aSequence({ status: 'COMPLETED' })] }, asked, OPEN)).toEqual([]);
  expect(refinedSequences({ sequences: [aSequence({ status: 'PLANNED' })] }, { sequences: [] }, OPEN)).toEqual([]);
});

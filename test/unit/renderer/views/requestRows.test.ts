import { describe, expect, test } from 'vitest';
import type { ObservationRequest, SequenceStatus } from '../../../../main-services/model/request.ts';
import { filterRequests, imageCounts, requestRows } from '../../../../renderer/views/requests/requestRows.ts';
import { aRequest } from '../../../doubles/aRequest.ts';
import { aSequence } from '../../../doubles/aSequence.ts';

function request(
  id: number,
  statuses: readonly SequenceStatus[],
  more: Partial<ObservationRequest> = {},
): ObservationRequest {
  const plan = {
    id: id * 100,
    albumId: id * 10,
    name: '',
    filter: 'r',
    exposureSeconds: 1,
    imageCount: 5,
    ditherArcseconds: 0,
    imagesTaken: 2,
  };
  const sequences = statuses.map((status, index) => {
    const own = id * 10 + index;
    return aSequence({
      id: own,
      requestId: id,
      name: `target ${id}.${index}`,
      status,
      albums: [{ id: own, sequenceId: own, detector: 'VIS', plans: [plan] }],
    });
  });
  return aRequest({ id, name: `request ${id}`, createdAt: id, sequences, ...more });
}

describe('requestRows', () => {
  const one = request(1, ['PLANNED', 'PLANNED']);

  test('shows children of what is open', () => {
    const kinds = (...open: string[]) => requestRows([one], new Set(open)).map((row) => row.kind);
    expect(kinds()).toEqual(['request']);
    expect(kinds('request 1')).toEqual(['request', 'sequence', 'sequence']);
    expect(kinds('request 1', 'sequence 10', 'album 10')).toEqual(['request', 'sequence', 'album', 'plan', 'sequence']);
    expect(kinds('sequence 10')).toEqual(['request']);
  });

  test('counts images', () => {
    expect(imageCounts(one.sequences.flatMap((sequence) => sequence.albums))).toEqual({ taken: 4, asked: 10 });
  });
});

describe('filterRequests', () => {
  const all = [
    request(1, ['COMPLETED']),
    request(2, ['COMPLETED', 'PLANNED']),
    request(3, ['EXECUTING'], { isAlert: true, name: 'GRB 261216A' }),
    request(4, ['TOBEPLANNED'], { submitted: false }),
  ];
  const ids = (...input: [Parameters<typeof filterRequests>[1], string]) =>
    filterRequests(all, ...input).map((one) => one.id);

  test.each([
    ['all', '', [3, 4, 2, 1]],
    ['open', '', [3, 4, 2]],
    ['drafts', '', [4]],
    ['alerts', '', [3]],
    ['all', 'grb', [3]],
    ['all', 'target 2.1', [2]],
    ['drafts', 'grb', []],
  ] as const)('%s, "%s"', (filter, text, expected) => {
    expect(ids(filter, text)).toEqual(expected);
  });
});

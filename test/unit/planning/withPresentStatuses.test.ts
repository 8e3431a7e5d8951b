import { expect, test } from 'vitest';
import { withPresentStatuses } from '../../../main-services/planning/withPresentStatuses.ts';
import { aPlannedSequence } from '../../doubles/aPlannedSequence.ts';
import { aPlanning } from '../../doubles/aPlanning.ts';
import { aSequence } from '../../doubles/aSequence.ts';

const planned = [1, 2, 3].map((sequenceId) => aPlannedSequence({ sequenceId, status: 'PLANNED' }));
const planning = aPlanning({ planned });
const requests = [
  { sequences: [aSequence({ id: 1, status: 'COMPLETED' }), aSequence({ id: 2, status: 'EXECUTING' })] },
];

test('what has begun or ended since the planning says so; what is not listed stays as it was', () => {
  const now = withPresentStatuses(planning, requests).planned;
  expect(now.map(({ status }) => status)).toEqual(['COMPLETED', 'EXECUTING', 'PLANNED']);
  expect(planning.planned.map(({ status }) => status)).toEqual(['PLANNED', 'PLANNED', 'PLANNED']);
});

import { expect, test } from 'vitest';
import type { Planning } from '../../../main-services/model/planning.ts';
import type { ObservationRequest } from '../../../main-services/model/request.ts';
import { withPresentStatuses } from '../../../main-services/planning/withPresentStatuses.ts';
import { aSequence } from '../../doubles/aSequence.ts';

const row = (sequenceId: number) => ({ sequenceId, status: 'PLANNED' });
const planning = { id: 7, planned: [row(1), row(2), row(3)], rejected: [] } as unknown as Planning;
const requests = [
  { sequences: [aSequence({ id: 1, status: 'COMPLETED' }), aSequence({ id: 2, status: 'EXECUTING' })] },
] as unknown as ObservationRequest[];

test('what has begun or ended since the planning says so; what is not listed stays as it was', () => {
  const { planned } = withPresentStatuses(planning, requests);
  expect(planned.map(({ status }) => status)).toEqual(['COMPLETED', 'EXECUTING', 'PLANNED']);
  expect(planning.planned.map(({ status }) => status)).toEqual(['PLANNED', 'PLANNED', 'PLANNED']);
});

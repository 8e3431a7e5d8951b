import { describe, expect, it } from 'vitest';
import type { ObservationRequest, SequenceStatus } from '../../../main-services/model/request.ts';
import { aRequest } from '../../doubles/aRequest.ts';
import { aSequence } from '../../doubles/aSequence.ts';
import { aService, NIGHT } from './aService.ts';
import { svomNotice } from './samples.ts';

const up = { ra: 200, dec: 20, error: 0.05, at: NIGHT };
const wakeup = svomNotice({ burst: 'sb26051101', type: 'eclairs-wakeup', packet: 202, ...up });
const NAME = 'SVOM sb26051101';

/** A request as the database has it after a crash. */
function stored(id: number, status: SequenceStatus = 'TOBEPLANNED', name = NAME, dec = 20): ObservationRequest {
  const pointing = { rightAscensionDegrees: 200, declinationDegrees: dec };
  const sequence = aSequence({ id, requestId: id, name, status, ...pointing });
  return aRequest({ id, name, isAlert: true, createdAt: NIGHT, sequences: [sequence] });
}

/** Lets a burst be ordered, and the application die before the request's number is noted. */
async function died(withDatabase: boolean) {
  const before = aService();
  before.actions.hold = true;
  before.repository.failing = !withDatabase;
  before.service.receive(wakeup, 'test');
  await before.service.settled();
  return before;
}

function again(before: Awaited<ReturnType<typeof died>>, requests: readonly ObservationRequest[]) {
  before.repository.failing = false;
  return aService({
    dataDirectory: before.dataDirectory,
    repository: before.repository,
    requests: async () => requests,
  });
}

describe('a crash between storing an alert’s request and noting its number', () => {
  it.each([
    ['the alert is in the database', true],
    ['only the archive has the notice', false],
  ])('makes no second request when %s', async (_, withDatabase) => {
    const { service, actions } = again(await died(withDatabase), [stored(77)]);
    await service.restore();
    await service.settled();
    expect(actions.log).toEqual([`take up 77 ${NAME}`]);
    expect(service.alerts()).toMatchObject([{ name: NAME, requestId: 77 }]);
  });

  it.each([
    ['nothing was stored', []],
    ['what was stored is cancelled', [stored(77, 'CANCELLED')]],
    ['what was stored is for another burst', [stored(77, 'TOBEPLANNED', 'SVOM sb26051102')]],
    ['what was stored is days old', [{ ...stored(77), createdAt: NIGHT - 49 * 3_600_000 }]],
  ])('orders it when %s', async (_, requests) => {
    const { service, actions } = again(await died(true), requests);
    await service.restore();
    await service.settled();
    expect(actions.log).toEqual([`slew ${NAME}`]);
  });

  it('takes up the newest of several and cancels the others', async () => {
    const { service, actions } = again(await died(true), [stored(78, 'PLANNED', NAME, 21), stored(77)]);
    await service.restore();
    await service.settled();
    expect(actions.log).toEqual(['cancel 77', `take up 78 ${NAME}`]);
  });

  it('does nothing twice at the next restart', async () => {
    const before = await died(true);
    const first = again(before, [stored(77)]);
    await first.service.restore();
    await first.service.settled();
    const second = again(before, [stored(77)]);
    await second.service.restore();
    await second.service.settled();
    expect(second.actions.log).toEqual([]);
    expect(second.service.alerts()).toMatchObject([{ requestId: 77 }]);
  });

  it('has a better position that comes later pointed anew, and what was taken up cancelled', async () => {
    const { service, actions } = again(await died(true), [stored(77)]);
    await service.restore();
    service.receive(
      svomNotice({ burst: 'sb26051101', type: 'mxt-initial', packet: 209, ...up, ra: 200.5, error: 0.01 }),
      'test',
    );
    await service.settled();
    expect(actions.log).toEqual([`take up 77 ${NAME}`, `slew ${NAME}`, 'cancel 77']);
  });
});

describe('a notice received', () => {
  it('is on the disk when its source is told so, and known again after a restart whatever source it comes from', async () => {
    const { service, options } = aService();
    const delivery = service.deliver(wakeup, {
      source: 'gcn',
      receivedAtPerformanceMs: performance.now(),
      contentType: 'xml',
      topic: 'gcn.notices.svom.voevent.eclairs',
      partition: 3,
      offset: '41',
    });
    expect(delivery.isNew).toBe(true);
    expect(await delivery.onDisk()).toBe(true);
    await service.settled();
    const after = aService({ dataDirectory: options.dataDirectory, repository: options.repository });
    await after.service.restore();
    after.service.receive(wakeup, 'vtp-1');
    await after.service.settled();
    expect(after.service.repeatedCount).toBe(1);
    expect(after.actions.log).toEqual([]);
  });
});

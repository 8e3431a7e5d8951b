import { expect, it } from 'vitest';
import type { ObservationRequest } from '../../../main-services/model/request.ts';
import { RequestListing } from '../../../main-services/planning/RequestListing.ts';
import { aRequest } from '../../doubles/aRequest.ts';

const request = (id: number, name = `request ${id}`) => aRequest({ id, name });

function aListing(limit = 3) {
  const stored = new Map([1, 2, 3].map((id) => [id, request(id)]));
  const asked: string[] = [];
  const told: (readonly ObservationRequest[])[] = [];
  const failures: unknown[] = [];
  let wake: () => void = () => undefined;
  const listing = new RequestListing({
    requests: {
      list: async (most) => {
        asked.push('list');
        return [...stored.values()].sort((a, b) => b.id - a.id).slice(0, most);
      },
      get: async (id) => {
        asked.push(`get ${id}`);
        if (id === 99) throw new Error('the database is away');
        return stored.get(id) ?? null;
      },
    },
    limit,
    changed: (list) => {
      told.push(list);
      wake();
    },
    failed: (error) => {
      failures.push(error);
      wake();
    },
  });
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return { listing, stored, asked, told, failures, next };
}

it('reads everything once, then only what changed; the rest stay the same objects', async () => {
  const { listing, stored, asked, told, next } = aListing();
  listing.announce();
  listing.announce(2);
  await next();
  expect(told[0]?.map(({ id }) => id)).toEqual([3, 2, 1]);
  stored.set(2, request(2, 'renamed'));
  listing.announce(2);
  listing.announce(2);
  await next();
  expect(asked).toEqual(['list', 'get 2']);
  expect(told[1]?.map(({ name }) => name)).toEqual(['request 3', 'renamed', 'request 1']);
  expect(told[1]?.[0]).toBe(told[0]?.[0]);
  stored.delete(1);
  stored.set(4, request(4));
  stored.set(5, request(5));
  for (const id of [1, 4, 5]) listing.announce(id);
  await next();
  expect(told[2]?.map(({ id }) => id)).toEqual([5, 4, 3]);
});

it('goes on after the database did not answer', async () => {
  const { listing, told, failures, next } = aListing();
  listing.announce();
  await next();
  listing.announce(99);
  await next();
  expect(failures).toHaveLength(1);
  listing.announce(1);
  await next();
  expect(told).toHaveLength(2);
});

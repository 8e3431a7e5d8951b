import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyMessage, type Mirror } from '../../../../electron/ipc/contract/apply.ts';
import type { TopicMessage } from '../../../../electron/ipc/contract/topics.ts';
import { ListEncoding } from '../../../../electron/ipc/ListEncoding.ts';

interface Notice {
  readonly id: number;
  readonly reasons: readonly string[];
}

interface Burst {
  readonly id: number;
  readonly decision: string;
  readonly notices: readonly Notice[];
}

const notice = (id: number, reason = 'it is bright'): Notice => ({ id, reasons: [reason] });

/** A window's copy after a change, as the page makes it. */
function told(mirror: Mirror<readonly Burst[]>, encoded: string): Mirror<readonly Burst[]> {
  const patch = { topic: 'alerts', revision: mirror.revision + 1, kind: 'patch', value: JSON.parse(encoded) };
  const next = applyMessage(mirror, patch as TopicMessage);
  if (next === 'gap') throw new Error('the revisions follow each other');
  return next;
}

it('sends of a burst with a hundred notices only the one that came, or none, or the one that is different', () => {
  const encoding = new ListEncoding('notices');
  const notices = Array.from({ length: 100 }, (_, i) => notice(i + 1));
  const burst = { id: 7, decision: 'ignore', notices };
  expect(encoding.change([burst]).encoded).toBe(`{"order":[7],"entries":[${JSON.stringify(burst)}]}`);
  const grown = { ...burst, notices: [...notices.slice(1), notice(101)] };
  const order = grown.notices.map(({ id }) => id);
  expect(JSON.parse(encoding.change([grown]).encoded ?? '')).toEqual({
    order: null,
    entries: [{ id: 7, decision: 'ignore', notices: { order, entries: [notice(101)] } }],
  });
  const decided = { ...grown, decision: 'observe' };
  expect(JSON.parse(encoding.change([decided]).encoded ?? '')).toEqual({
    order: null,
    entries: [{ id: 7, decision: 'observe' }],
  });
  const reworded = { ...decided, notices: decided.notices.map((one) => (one.id === 50 ? notice(50, 'no') : one)) };
  expect(JSON.parse(encoding.change([reworded]).encoded ?? '')).toEqual({
    order: null,
    entries: [{ id: 7, decision: 'observe', notices: { order: null, entries: [notice(50, 'no')] } }],
  });
  const again = { ...reworded, notices: [...reworded.notices] };
  expect(encoding.change([again]).encoded).toBeNull();
});

it('keeps what windows hold when a list cannot be encoded', () => {
  const encoding = new ListEncoding('notices');
  const burst = (id: number, reason: unknown) => ({ id, notices: [{ id: 1, reasons: [reason] }] });
  encoding.change([burst(1, 'bright')]);
  const before = encoding.encoded();
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  expect(() => encoding.change([burst(1, 'faint'), burst(2, cyclic)])).toThrow();
  expect(encoding.encoded()).toBe(before);
});

it('leaves every window with the whole list, whatever comes, goes and changes in it', () => {
  const entry = fc.record({ id: fc.integer({ min: 1, max: 5 }), reason: fc.constantFrom('a', 'b') });
  const notices = fc
    .uniqueArray(entry, { selector: ({ id }) => id, maxLength: 4 })
    .map((list) => list.map(({ id, reason }) => notice(id, reason)));
  const burst = fc.record({ id: fc.integer({ min: 1, max: 4 }), decision: fc.constantFrom('ask', 'later'), notices });
  const bursts = fc.uniqueArray(burst, { selector: ({ id }) => id, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(bursts, { minLength: 1, maxLength: 12 }), (lists) => {
      const encoding = new ListEncoding('notices');
      let mirror: Mirror<readonly Burst[]> = { revision: 0, value: null };
      for (const list of lists) {
        const { encoded } = encoding.change(list);
        if (encoded !== null) mirror = told(mirror, encoded);
        expect(mirror.value).toEqual(list);
        expect(JSON.parse(encoding.encoded())).toEqual(list);
      }
    }),
    { numRuns: 200, seed: 20261216 },
  );
});

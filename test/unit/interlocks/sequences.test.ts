import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeSequences } from './safeSequences.ts';
import { World } from './World.ts';

test('no sequence of orders and mishaps leads through the interlocks to what must never happen', () => {
  fc.assert(safeSequences, { numRuns: 10_000 });
});

test('the world of the property is one in which the dome opens and the telescope tracks', () => {
  const world = new World();
  for (const order of ['openDome', 'shutterEnds'] as const) world.take({ do: order });
  world.take({ do: 'cover', on: true });
  world.take({ do: 'slew', to: { altitudeDegrees: 50, azimuthDegrees: 120 } });
  world.take({ do: 'arrive' });
  world.take({ do: 'expose' });
  expect(world).toMatchObject({
    dome: { shutter: 'OPEN' },
    telescope: { state: 'TRACKING', coverOpen: true, cableWrapDegrees: 120 },
    exposing: true,
  });
});

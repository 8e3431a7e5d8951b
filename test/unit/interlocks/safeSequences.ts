import fc from 'fast-check';
import { type Step, World } from './World.ts';

const azimuthDegrees = fc.integer({ min: 0, max: 359 });
const on = fc.boolean();
const is = fc.constantFrom('fine', 'silent', 'faulty') as fc.Arbitrary<'fine' | 'silent' | 'faulty'>;

/** Orders come as often as mishaps, so that dome and telescope get somewhere before something happens to them. */
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('slew' as const),
      to: fc.record({ altitudeDegrees: fc.integer({ min: 5, max: 90 }), azimuthDegrees }),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'arrive' as const,
        'park' as const,
        'stop' as const,
        'track' as const,
        'openDome' as const,
        'closeDome' as const,
        'shutterEnds' as const,
        'expose' as const,
        'exposed' as const,
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('cover' as const, 'light' as const), on }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rotate' as const), azimuthDegrees }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('rain' as const, 'door' as const, 'blind' as const), on }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('sun' as const),
      altitudeDegrees: fc.integer({ min: -30, max: 80 }),
      azimuthDegrees,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('telescope' as const, 'dome' as const), is }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('limitSwitch' as const), lies: on }) },
);

/** What must hold: no sequence of orders and mishaps makes the world do what it must never do. */
export const safeSequences = fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
  const world = new World();
  for (const each of steps) world.take(each);
});

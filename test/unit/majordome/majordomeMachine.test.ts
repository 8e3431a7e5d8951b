import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { type MajordomeFacts, majordomeMachine } from '../../../main-services/majordome/majordomeMachine.ts';

const good: MajordomeFacts = {
  mode: 'AUTO',
  ready: true,
  isNight: true,
  safe: true,
  cause: '',
  mayOpen: true,
  domeShut: false,
  blockingDown: [],
  blockingFaults: [],
  closingOwed: null,
  executing: false,
};

function reached(...looks: Partial<MajordomeFacts>[]) {
  const actor = createActor(majordomeMachine).start();
  for (const change of looks) actor.send({ type: 'LOOK', facts: { ...good, ...change } });
  const snapshot = actor.getSnapshot();
  return { state: snapshot.value, reason: snapshot.context.reason };
}

describe('the majordome', () => {
  test.each<[string, Partial<MajordomeFacts>[], string]>([
    ['waits for its instruments', [{ ready: false }], 'STARTUP'],
    ['rests by day', [{ isNight: false }], 'DAY'],
    ['is ready at night', [{}], 'IDLE'],
    ['executes from ready', [{}, { executing: true }], 'EXECUTING'],
    ['does not jump from day to executing', [{ isNight: false }, { executing: true }], 'DAY'],
    ['secures when unsafe', [{}, { executing: true }, { safe: false, cause: 'raining' }], 'SECURED'],
    [
      'stays secured while something keeps it from opening',
      [{ safe: false }, { mayOpen: false, domeShut: true }],
      'SECURED',
    ],
    ['is ready again when all is well', [{ safe: false }, {}], 'IDLE'],
    ['pauses under manual control', [{ mode: 'MAN' }], 'PASSIVE'],
    ['secures under manual control all the same', [{ mode: 'MAN', safe: false }], 'SECURED'],
    ['pauses when a blocking device is out', [{}, { blockingDown: ['Telescope'] }], 'PASSIVE'],
    ['comes back when it answers again', [{}, { blockingDown: ['Telescope'] }, {}], 'IDLE'],
    ['pauses when a blocking device reports a fault', [{}, { blockingFaults: ['Dome: torn cable'] }], 'PASSIVE'],
    [
      'stays secured while a closing is owed, though all is well again',
      [{ safe: false }, { closingOwed: 'rain' }],
      'SECURED',
    ],
    ['a humid hint does not close an open dome', [{}, { mayOpen: false, domeShut: false }], 'IDLE'],
  ])('%s', (_name, looks, state) => {
    expect(reached(...looks).state).toBe(state);
  });

  test('says why', () => {
    expect(reached({ safe: false, cause: 'raining hard' }).reason).toBe('raining hard');
    expect(reached({ blockingDown: ['Telescope', 'Dome'] }).reason).toBe('no answer from Telescope, Dome');
  });

  test('is never anything but secured while unsafe, whatever came before', () => {
    const facts = fc.record({
      mode: fc.constantFrom('AUTO' as const, 'MAN' as const),
      isNight: fc.boolean(),
      safe: fc.boolean(),
      mayOpen: fc.boolean(),
      domeShut: fc.boolean(),
      blockingDown: fc.constantFrom([], ['Telescope']),
      executing: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 12 }), (looks) => {
        expect(reached(...looks, { safe: false }).state).toBe('SECURED');
      }),
      { numRuns: 1000 },
    );
  });
});

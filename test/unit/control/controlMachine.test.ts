import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ControlEvent,
  type ControlFacts,
  controlAtStart,
  stepControl,
} from '../../../main-services/control/controlMachine.ts';
import { VISITOR } from '../../../main-services/control/Operator.ts';

const WINDOWS = ['w1', 'w2', 'w3'];
const USERS = ['anna', 'ben', VISITOR];
const operator = fc.record({ userName: fc.constantFrom(...USERS), windowId: fc.constantFrom(...WINDOWS) });
const event: fc.Arbitrary<ControlEvent> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('take' as const, 'release', 'withdraw', 'accept', 'decline', 'stop', 'makeSafe'),
    by: operator,
  }),
  fc.record({ kind: fc.constant('ask' as const), by: operator, endsAtWall: fc.constant(30_000) }),
  fc.record({ kind: fc.constant('handOver' as const), by: operator, to: operator }),
  fc.record({ kind: fc.constant('seize' as const), by: operator, reason: fc.constant('because of the rain') }),
  fc.record({
    kind: fc.constant('windowLeft' as const),
    windowId: fc.constantFrom(...WINDOWS),
    how: fc.constant('closed'),
  }),
  fc.record({ kind: fc.constant('userLeft' as const), userName: fc.constantFrom(...USERS) }),
  fc.record({ kind: fc.constant('giveToAlert' as const), by: fc.constantFrom(...USERS) }),
  fc.record({ kind: fc.constantFrom('unanswered' as const, 'acted') }),
);

/** What must hold whatever happened. */
function check({ mode, holder, request, pressed, stoppedAt }: ControlFacts): void {
  // Exactly one commands: the majordome, or one window, or nobody because STOP or MAKE SAFE outlived its window.
  if (mode === 'AUTO')
    expect({ holder, request, pressed, stoppedAt }).toEqual({
      holder: null,
      request: null,
      pressed: false,
      stoppedAt: null,
    });
  if (mode === 'MAN' && holder === null) expect(pressed).toBe(true);
  if (request !== null) {
    expect(holder).not.toBeNull();
    expect(request.windowId).not.toBe(holder?.windowId);
  }
  if (stoppedAt !== null) expect(pressed).toBe(true);
}

test('whatever happens, exactly one holds control, and a window gets it only by its own act or the holder’s', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let facts = controlAtStart(0);
      check(facts);
      for (const [index, one] of events.entries()) {
        const before = facts;
        const step = stepControl(before, one, index + 1);
        facts = step.facts;
        check(facts);
        if (step.refusal !== null) expect(facts).toBe(before);
        const window = facts.holder?.windowId ?? null;
        if (window === null || window === before.holder?.windowId) continue;
        // Control moved to a window: who did that?
        const { holder, request } = before;
        const free = before.mode === 'AUTO' || holder === null || holder.userName === VISITOR;
        const reason =
          (one.kind === 'take' && free && one.by.windowId === window) ||
          (one.kind === 'seize' && one.by.windowId === window) ||
          ((one.kind === 'stop' || one.kind === 'makeSafe') && one.by.windowId === window) ||
          (one.kind === 'accept' && one.by.windowId === holder?.windowId && request?.windowId === window) ||
          (one.kind === 'handOver' && one.by.windowId === holder?.windowId && one.to.windowId === window);
        expect(reason).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('a window that leaves never holds control afterwards, and the majordome gets it only when nothing was stopped', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), fc.constantFrom(...WINDOWS), (events, windowId) => {
      let facts = controlAtStart(0);
      for (const one of events) facts = stepControl(facts, one, 1).facts;
      const after = stepControl(facts, { kind: 'windowLeft', windowId, how: 'closed' }, 2).facts;
      expect(after.holder?.windowId).not.toBe(windowId);
      expect(after.request?.windowId).not.toBe(windowId);
      if (facts.pressed) expect(after).toMatchObject({ mode: 'MAN', pressed: true });
    }),
    { numRuns: 300 },
  );
});

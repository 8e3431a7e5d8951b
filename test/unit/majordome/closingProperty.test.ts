import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClosingMotions, ClosingProcedure } from '../../../main-services/majordome/ClosingProcedure.ts';
import type { CommandRecord } from '../../../main-services/model/operations.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

/** How long a step takes (null: for ever), and how it ends. */
const fate = fc.record({
  ms: fc.option(fc.integer({ min: 0, max: 300_000 })),
  outcome: fc.constantFrom('verified', 'failed', 'not-verified', 'refused') as fc.Arbitrary<CommandRecord['outcome']>,
});
const night = fc.record({
  abort: fate,
  park: fate,
  close: fate,
  cover: fate,
  policy: fc.constantFrom('dome-closes-anyway' as const, 'telescope-must-be-parked' as const),
  wasShut: fc.boolean(),
  stopAfterMs: fc.option(fc.integer({ min: 0, max: 400_000 }), { freq: 3 }),
});
type Fate = { readonly ms: number | null; readonly outcome: CommandRecord['outcome'] };

/** Parking may keep the dome waiting so long; a step that never ends is given up after so long. */
const PARKED_WITHIN_MS = 60_000;
const GIVEN_UP_AFTER_MS = 600_000;

test('whatever becomes of its steps, a closing keeps its order and policy, ends in time, and tells what failed', async () => {
  await fc.assert(
    fc.asyncProperty(night, async (fates) => {
      const clock = new ManualClock(0);
      const begun = new Map<string, number>();
      const failures: string[] = [];
      const step = (name: 'abort' | 'park' | 'close' | 'cover') => () => {
        begun.set(name, clock.now());
        const { ms, outcome }: Fate = fates[name];
        const record: CommandRecord = {
          id: 1,
          at: clock.now(),
          by: 'Majordome',
          device: name,
          command: name,
          acknowledgedAt: null,
          verifiedAt: outcome === 'verified' ? clock.now() : null,
          outcome,
          detail: outcome,
        };
        return new Promise<CommandRecord>((resolve) => {
          if (ms !== null) clock.after(ms, () => resolve(record));
        });
      };
      const aborting = step('abort');
      const motions: ClosingMotions = {
        abortExposures: async () => [await aborting()],
        stopFollowing: () => void begun.set('follow', clock.now()),
        park: step('park'),
        closeDome: step('close'),
        closeCover: step('cover'),
        domeIsShut: () => fates.wasShut,
        alreadyClosed: () => false,
      };
      const closing = new ClosingProcedure({
        motions,
        nightLog: { closing: () => () => undefined },
        clock,
        log: rememberingLog(),
        policy: fates.policy,
        onFailure: (part) => void failures.push(part),
        onDone: () => undefined,
      });
      let stopped = false;
      const result = closing.close('rain', 'Majordome');
      if (fates.stopAfterMs !== null)
        clock.after(fates.stopAfterMs, () => {
          stopped = !begun.has('close') && closing.running();
          closing.stop('STOP');
        });
      await clock.advance(PARKED_WITHIN_MS + 2 * GIVEN_UP_AFTER_MS + 1000);
      expect(closing.running()).toBe(false);
      const { closed, parked } = await result;
      const { park, policy, wasShut } = fates;
      const parkedInTime = park.outcome === 'verified' && park.ms !== null && park.ms <= PARKED_WITHIN_MS;
      const closeAt = begun.get('close');

      expect([...begun.keys()].slice(0, 3)).toEqual(['follow', 'abort', 'park']);
      if (closeAt !== undefined) {
        expect(closeAt).toBeLessThanOrEqual(PARKED_WITHIN_MS);
        expect(wasShut).toBe(false);
        if (policy === 'telescope-must-be-parked') expect(parkedInTime).toBe(true);
        // Not before the telescope is parked, is known not to park, or has had its minute.
        expect(closeAt).toBe(Math.min(park.ms ?? PARKED_WITHIN_MS, PARKED_WITHIN_MS));
      } else if (!stopped && !wasShut) expect([policy, parkedInTime]).toEqual(['telescope-must-be-parked', false]);
      if (closed && !wasShut) expect(fates.close.outcome).toBe('verified');
      if (!stopped && !closed) expect(failures).toContain('dome');
      if (!stopped && !parkedInTime) expect(failures).toContain('telescope');
      if (parked) expect(park.outcome).toBe('verified');
      const view = closing.view();
      expect(view?.outcome).toBe(view?.endedAt === null ? 'running' : view?.outcome);
      expect(view?.steps.filter(({ state }) => state === 'running' || state === 'waiting')).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

import { describe, expect, it } from 'vitest';
import type { AlertServiceOptions } from '../../../main-services/alerts/AlertService.ts';
import type { OperatingMode } from '../../../main-services/model/operations.ts';
import type { ObservationRequest, SequenceStatus } from '../../../main-services/model/request.ts';
import { aRequest } from '../../doubles/aRequest.ts';
import { aSequence } from '../../doubles/aSequence.ts';
import { aService, NIGHT, RecordingActions } from './aService.ts';
import { svomNotice } from './samples.ts';

const up = { ra: 200, dec: 20, error: 0.05, at: NIGHT };
const notice = (
  type: string,
  packet: number,
  place: { ra?: number; dec?: number; error?: number } = {},
  burst = 'sb26051101',
) => svomNotice({ burst, type, packet, ...up, ...place });
const wakeup = notice('eclairs-wakeup', 202);
const NAME = 'SVOM sb26051101';

/** A service while somebody holds the telescope, unless an accepted alert takes it. */
function held(change: Partial<AlertServiceOptions> = {}) {
  const control = { mode: 'MAN' as OperatingMode, stopped: false };
  const all = aService({
    mode: () => control.mode,
    takeTelescope: () => {
      if (!control.stopped) control.mode = 'AUTO';
    },
    ...change,
  });
  const first = () => all.service.alerts()[0];
  return { ...all, control, first };
}

describe('under manual control', () => {
  it('asks once, with a deadline and what silence means', async () => {
    const { service, actions, first } = held();
    service.receive(wakeup, 'test');
    service.receive(notice('eclairs-wakeup', 203), 'test');
    await service.settled();
    expect(actions.log).toEqual([]);
    expect(first()).toMatchObject({
      decision: 'ask',
      question: { askedAt: NIGHT, untilWall: NIGHT + 60_000, withinMs: 60_000, byDefault: 'ignore', answer: null },
    });
  });

  it.each(['observe', 'ignore'] as const)('takes silence as the configured "%s"', async (byDefault) => {
    const { service, actions, clock, first } = held({ questionRules: { answerWithinMs: 30_000, byDefault } });
    service.receive(wakeup, 'test');
    await service.settled();
    await clock.advance(29_000);
    service.lookAtClock();
    expect(first()?.decision).toBe('ask');
    await clock.advance(1_000);
    service.lookAtClock();
    await service.settled();
    expect(first()).toMatchObject({ decision: byDefault, question: { answer: byDefault } });
    expect(first()?.reasons[0]).toMatch(/the configuration, after 30 s without an answer/);
    expect(actions.log).toEqual(byDefault === 'observe' ? [`slew ${NAME}`] : []);
  });

  it('leaves a declined burst alone, whatever its mission says later, until somebody changes his mind', async () => {
    const { service, actions, control, first } = held();
    service.receive(wakeup, 'test');
    await service.settled();
    service.answer(first()?.id ?? 0, 'ignore', 'ana');
    control.mode = 'AUTO';
    service.receive(notice('mxt-initial', 209, { ra: 200.5, error: 0.01 }), 'test');
    await service.settled();
    expect(first()).toMatchObject({
      decision: 'ignore',
      reasons: [expect.stringContaining('Declined by ana'), expect.anything(), expect.anything(), expect.anything()],
    });
    expect(actions.log).toEqual([]);
    service.answer(first()?.id ?? 0, 'observe', 'ben');
    await service.settled();
    expect(actions.log).toEqual([`slew ${NAME}`]);
    service.answer(first()?.id ?? 0, 'ignore', 'ana');
    expect(actions.cancelled).toEqual([`${NAME} 101 Declined by ana.`]);
  });

  it('observes when control is given back: the newest burst at once, the others behind it', async () => {
    const { service, actions, control } = held();
    service.receive(wakeup, 'test');
    service.receive(notice('eclairs-wakeup', 202, { ra: 210, dec: 0 }, 'sb26051102'), 'test');
    await service.settled();
    control.mode = 'AUTO';
    service.controlGivenBack();
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051102', `plan ${NAME}`]);
  });

  it('has the question end with a retraction', async () => {
    const { service, actions, clock, first } = held({ questionRules: { answerWithinMs: 1000, byDefault: 'observe' } });
    service.receive(wakeup, 'test');
    service.receive(svomNotice({ burst: 'sb26051101', type: 'retraction', packet: 299, ...up }), 'test');
    await service.settled();
    await clock.advance(5000);
    service.lookAtClock();
    expect(first()).toMatchObject({ decision: 'cancel', question: null });
    expect(actions.log).toEqual([]);
    expect(() => service.answer(first()?.id ?? 0, 'observe', 'ana')).toThrow(/has been retracted/);
  });

  it('survives a restart: the question stays open with its deadline, an answer stays an answer', async () => {
    const before = held();
    before.service.receive(wakeup, 'test');
    await before.service.settled();
    const again = () => held({ dataDirectory: before.dataDirectory, repository: before.repository });
    const second = again();
    await second.service.restore();
    expect(second.first()).toMatchObject({ decision: 'ask', question: { untilWall: NIGHT + 60_000, answer: null } });
    second.service.answer(second.first()?.id ?? 0, 'ignore', 'ana');
    await second.service.settled();
    const third = again();
    await third.service.restore();
    third.service.receive(notice('mxt-initial', 209, { ra: 200.5, error: 0.01 }), 'test');
    await third.service.settled();
    expect(third.first()).toMatchObject({ decision: 'ignore', question: { answer: 'ignore', answeredBy: 'ana' } });
    expect([...second.actions.log, ...third.actions.log]).toEqual([]);
  });

  it('orders again after a restart what was accepted but not yet a request', async () => {
    const before = held();
    before.actions.hold = true;
    before.service.receive(wakeup, 'test');
    await before.service.settled();
    before.service.answer(before.first()?.id ?? 0, 'observe', 'ana');
    await before.service.settled();
    const { service, actions } = held({ dataDirectory: before.dataDirectory, repository: before.repository });
    await service.restore();
    await service.settled();
    expect(actions.log).toEqual([`slew ${NAME}`]);
  });
});

describe('a better position inside the field', () => {
  it('is told to the request when that is stored, if it was not yet', async () => {
    const { service, actions, first } = held({ mode: () => 'AUTO' });
    service.receive(wakeup, 'test');
    service.receive(notice('mxt-initial', 209, { ra: 200.1, error: 0.01 }), 'test');
    await service.settled();
    await new Promise((resolve) => setImmediate(resolve));
    expect(actions.log).toEqual([`slew ${NAME}`, 'refine 101 to 200.10']);
    expect(first()?.notices[1]?.reasons.at(-1)).toMatch(/inside the field. What has not begun is centred on it/);
  });

  it.each([
    ['images were taken', 'EXECUTING', `slew ${NAME}`],
    ['nothing had begun, and all was centred on it', 'PLANNED', 'refine 101 to 200.30'],
  ] as const)('after a restart is measured from where the telescope pointed when %s', async (_, status, last) => {
    const before = held({ mode: () => 'AUTO' });
    before.service.receive(wakeup, 'test');
    await before.service.settled();
    before.actions.nothingHasBegun = status === 'PLANNED';
    before.service.receive(notice('mxt-initial', 209, { ra: 200.15, error: 0.01 }), 'test');
    await before.service.settled();
    const pointed = status === 'PLANNED' ? 200.15 : 200;
    const { service, actions } = held({
      mode: () => 'AUTO',
      dataDirectory: before.dataDirectory,
      repository: before.repository,
      requests: async () => [stored(101, status, pointed)],
    });
    await service.restore();
    // 17' from the first position, 8' from the second.
    service.receive(notice('mxt-update', 211, { ra: 200.3, error: 0.005 }), 'test');
    await service.settled();
    expect(actions.log[0]).toBe(last);
  });
});

describe('an order that came to nothing', () => {
  it('is given again, a few times', async () => {
    let tries = 0;
    const { service, clock } = held({
      mode: () => 'AUTO',
      actions: Object.assign(new RecordingActions(), {
        observe: async () => {
          tries += 1;
          throw new Error('no database');
        },
      }),
    });
    service.receive(wakeup, 'test');
    for (let look = 0; look < 20; look++) {
      await service.settled();
      await clock.advance(20_000);
      service.lookAtClock();
    }
    expect(tries).toBe(6);
  });
});

function stored(id: number, status: SequenceStatus, ra: number): ObservationRequest {
  const sequence = aSequence({ id, requestId: id, status, rightAscensionDegrees: ra, declinationDegrees: 20 });
  return aRequest({ id, name: NAME, isAlert: true, createdAt: NIGHT, sequences: [sequence] });
}

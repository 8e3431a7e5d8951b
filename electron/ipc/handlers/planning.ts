import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal } from '../../../main-services/model/refusal.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import type { Handlers } from '../contract/index.ts';
import type { AltitudeCurve, planningCalls, requestCalls } from '../contract/planning.ts';

/** One point of an altitude curve every so many minutes. */
const CURVE_STEP_MINUTES = 10;

/** Plannings and requests. */
export function planningHandlers(
  observatory: Observatory,
): Pick<Handlers, keyof typeof planningCalls | keyof typeof requestCalls> {
  const { repositories, requests, planning, preview, sky } = observatory;
  return {
    'planning.history': ({ limit }) => repositories.plannings.history(limit),
    'planning.get': ({ id }) => repositories.plannings.get(id),
    'planning.night': ({ date }) => sky.nightOf(date),
    'planning.altitudes': async ({ sequenceIds, nightDate }) => {
      const night = nightDate === undefined ? sky.tonight() : sky.nightOf(nightDate);
      const curves: AltitudeCurve[] = [];
      for (const id of sequenceIds) {
        const sequence = await repositories.requests.getSequence(id);
        if (sequence === null) continue;
        curves.push({ sequenceId: id, points: sky.altitudeCurve(sequence, night, CURVE_STEP_MINUTES).map(drawn) });
        // One a turn: an alert must not wait for what is only drawn.
        await nextTurn();
      }
      return curves;
    },
    'planning.next': () => preview.nextNight(),
    'planning.try': async (input) =>
      preview.tryRequest(await ('xml' in input ? requests.preview(input.xml) : requests.get(input.requestId))),
    'planning.userQuotas': async () => {
      const { ofUser } = await repositories.planningRecords.timeSpent(sky.tonight().date);
      const users = await repositories.users.list();
      return users.map(({ id, username, quotaSeconds }) => ({
        userId: id,
        userName: username,
        usedSeconds: ofUser.get(id) ?? 0,
        leftSeconds: quotaSeconds,
      }));
    },
    'planning.replan': (_, { userName }) => planning.replan(`asked for by ${userName}`),
    'requests.get': ({ id }) => repositories.requests.get(id),
    'requests.importXml': ({ xml, submit }) => requests.importXml(xml, { submit }),
    'requests.exportXml': ({ id }) => requests.exportXml(id),
    'requests.submit': ({ id }) => requests.submit(id),
    'requests.withdraw': ({ id }) => requests.withdraw(id),
    'requests.copy': ({ id, nightDate }) => requests.copy(id, nightDate),
    'requests.delete': async ({ id }) => {
      if (observatory.runningRequestId() === id)
        throw new Refusal('failed', 'This request is being executed; stop it first.');
      await requests.remove(id);
      return null;
    },
    'requests.programmes': () => repositories.users.programmes(),
  };
}

/** To a hundredth of a degree: it is drawn, nothing points by it. */
function drawn({ at, altitudeDegrees }: { readonly at: number; readonly altitudeDegrees: number }) {
  return { at, altitudeDegrees: Math.round(altitudeDegrees * 100) / 100 };
}

import { kafkaSecretName } from '../../../main-services/alerts/sources/kafka/KafkaSettings.ts';
import { knownNoticeTypes } from '../../../main-services/alerts/voevent/noticeTypes.ts';
import { Refusal } from '../../../main-services/model/refusal.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import { SecretRefused } from '../../../main-services/system/secrets/SecretStore.ts';
import type { alertCalls } from '../contract/alerts.ts';
import type { Handlers } from '../contract/index.ts';

/** Bursts: answers, fakes, the secrets of their sources. */
export function alertHandlers(observatory: Observatory): Pick<Handlers, keyof typeof alertCalls> {
  const { alerts, control } = observatory;
  return {
    'alerts.answer': ({ id, answer }, { userName, windowId }) => {
      const { holder, holderWindow } = control.state();
      if (answer === 'observe' && holderWindow !== null && holderWindow !== windowId) {
        throw new Refusal(
          'control',
          `${holder} holds the telescope in another window: only there it is given to a burst.`,
        );
      }
      return alerts.answer(id, answer, userName);
    },
    'alerts.missions': () => [...knownNoticeTypes()].map(([mission, types]) => ({ mission, types })),
    'alerts.sendFake': ({ name, rightAscensionDegrees, declinationDegrees, errorDegrees, ...play }) => {
      const { mission, type, inSeconds = 0 } = play;
      const types = mission === undefined ? [] : (knownNoticeTypes().get(mission) ?? []);
      if (mission !== undefined && types.length === 0) {
        throw new Refusal('input', `No mission called ${mission} is known here.`);
      }
      if (type !== undefined && !types.includes(type)) {
        throw new Refusal('input', `${mission ?? 'Nobody'} sends no notices of the type ${type}.`);
      }
      alerts.raiseFake(
        {
          name,
          raDegrees: rightAscensionDegrees,
          decDegrees: declinationDegrees,
          errorDegrees,
          ...(mission === undefined ? {} : { mission }),
          ...(type === undefined ? {} : { type }),
        },
        inSeconds,
      );
      return null;
    },
    'alerts.setSecret': async ({ source, secret }) => {
      const known = observatory.configuration.alerts.kafka.find(({ name }) => name === source);
      if (known === undefined) throw new Refusal('failed', `No Kafka source in pyros.json is called ${source}.`);
      try {
        await observatory.secrets.set(kafkaSecretName(known), secret);
      } catch (error) {
        if (error instanceof SecretRefused) throw new Refusal('failed', error.message);
        throw error;
      }
      return null;
    },
  };
}

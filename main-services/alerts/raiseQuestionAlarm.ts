import type { AlarmBoard } from '../alarms/AlarmBoard.ts';
import type { Alert } from '../model/alert.ts';
import type { ObservatoryEvents } from '../ObservatoryEvents.ts';

/** Whoever holds the telescope hears that a burst waits for an answer. Returns its own end. */
export function raiseQuestionAlarm(events: ObservatoryEvents, alarms: Pick<AlarmBoard, 'raise' | 'clear'>): () => void {
  const raised = new Set<string>();
  return events.on('alerts', (alerts) => {
    const asked = new Map(
      alerts.filter(isAsked).map((alert) => [`alert-asked:${alert.mission}:${alert.burstId}`, alert]),
    );
    for (const key of raised) {
      if (asked.has(key)) continue;
      raised.delete(key);
      alarms.clear(key);
    }
    for (const [key, { name, question }] of asked) {
      if (raised.has(key)) continue;
      raised.add(key);
      const silence =
        question?.byDefault === 'observe' ? 'Without an answer it is observed.' : 'Without an answer it is ignored.';
      alarms.raise(key, {
        message: `${name} can be observed: shall it be?`,
        effect: `The telescope is under manual control. ${silence}`,
      });
    }
  });
}

function isAsked({ decision, question, retracted }: Alert): boolean {
  return decision === 'ask' && !retracted && question?.answer === null;
}

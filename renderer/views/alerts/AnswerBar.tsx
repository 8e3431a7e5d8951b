import type { Alert } from '../../../main-services/model/alert.ts';
import { HoldButton } from '../../components/HoldButton.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { useNow } from '../../state/clock.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useCall } from '../../state/useCall.ts';
import { countdown, openQuestion } from './questionState.ts';

/** What an operator can say about the burst: the answer to a question with its countdown, or a change of mind. */
export function AnswerBar({ alert }: { readonly alert: Alert }) {
  // Only so that it looks at the computer's clock again.
  useNow();
  const reasons = useRolePermission('expert');
  const call = useCall('alerts.answer');
  const question = openQuestion(alert);
  const active = alert.decision === 'observe' || alert.decision === 'later';
  if (alert.retracted || alert.rightAscensionDegrees === null) return null;
  const send = (answer: 'observe' | 'ignore') => void call.send({ id: alert.id, answer });
  const off = reasons.length > 0 || call.pending;
  return (
    <div className={`answer ${question ? 'asked' : ''}`}>
      <div className="row">
        {question ? (
          <span className="answer-words" role="timer" aria-live="off">
            <b className="answer-count">{countdown(question.untilWall, Date.now())}</b>
            <span>
              Observe it? The telescope is under manual control.{' '}
              {question.byDefault === 'observe'
                ? 'Without an answer it is observed.'
                : 'Without an answer it is ignored.'}
            </span>
          </span>
        ) : (
          <span className="t2 answer-words">{sentenceOf(alert)}</span>
        )}
        <span className="sp" />
        {question || !active ? (
          <HoldButton onHeld={() => send('observe')} disabled={off} describedBy="answer-why">
            Observe
          </HoldButton>
        ) : null}
        {question || active ? (
          <HoldButton onHeld={() => send('ignore')} disabled={off} describedBy="answer-why">
            Ignore
          </HoldButton>
        ) : null}
      </div>
      <div id="answer-why">
        <Reasons reasons={reasons} />
        <ResultLine answer={call.answer} pending={call.pending} />
      </div>
    </div>
  );
}

function sentenceOf({ question, decision }: Alert): string {
  if (question?.answer === 'observe') return `Accepted by ${question.answeredBy ?? 'an operator'}.`;
  if (question?.answer === 'ignore') return `Declined by ${question.answeredBy ?? 'an operator'}.`;
  return decision === 'ignore' ? 'An operator may have it observed all the same.' : 'An operator may stop it.';
}

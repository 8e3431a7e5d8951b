import { useEffect } from 'react';
import { CommandOutcome } from '../components/CommandOutcome.tsx';
import { Icon } from '../components/Icon.tsx';
import { useNow } from '../state/clock.ts';
import { useFeed, useTopicPart } from '../state/topics.ts';
import { ClosingSteps } from '../views/overview/ClosingSteps.tsx';
import type { SafetyCall } from './SafetyButtons.tsx';

/** Long enough to read; what happened stays in the command table. */
const SHOWN_MS = 20_000;

/** What became of STOP or MAKE SAFE, device by device, beside the button that was pressed. */
export function SafetyAnswer({ call, onClose }: { readonly call: SafetyCall; readonly onClose: () => void }) {
  const commands = useFeed('commands');
  useEffect(() => {
    if (!call.answer) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [call.answer, onClose]);
  const now = useNow();
  const closing = useTopicPart('majordome', (majordome) => majordome?.closing ?? null);
  const records = call.answer?.ok ? call.answer.value : [];
  return (
    <div className="safety-answer" role="alert">
      <div className="row">
        <b>{call.name}</b>
        <span className="t2">{call.answer ? (call.answer.ok ? 'carried out as follows' : '') : 'sent'}</span>
        <span className="sp" />
        <button type="button" className="btn quiet sm" aria-label="Close" onClick={onClose}>
          <Icon name="close" size={12} />
        </button>
      </div>
      {call.answer && !call.answer.ok ? (
        <div className="danger b">
          {call.name} was not carried out: {call.answer.reason} Use the emergency stop at the dome.
        </div>
      ) : null}
      {call.name === 'MAKE SAFE' && closing ? <ClosingSteps closing={closing} now={now} /> : null}
      {records.map((record) => {
        const latest = commands.find((one) => one.id === record.id) ?? record;
        return (
          <div key={record.id} className="row">
            <span className="el sp">
              {latest.device} <span className="t2">{latest.command}</span>
            </span>
            <CommandOutcome record={latest} />
          </div>
        );
      })}
    </div>
  );
}

import { useState } from 'react';
import type { ObservationRequest } from '../../../main-services/model/request.ts';
import { Field } from '../../components/Field.tsx';
import { HoldButton } from '../../components/HoldButton.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { useRolePermission } from '../../state/permission.ts';
import { useCall } from '../../state/useCall.ts';
import { ExportedXml } from './ExportedXml.tsx';
import { selectRequest } from './requestsState.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Submit, withdraw, copy to another night, write the XML, delete. */
export function RequestActions({ request }: { readonly request: ObservationRequest }) {
  const reasons = useRolePermission('user');
  const submit = useCall('requests.submit');
  const withdraw = useCall('requests.withdraw');
  const copy = useCall('requests.copy');
  const remove = useCall('requests.delete');
  const xml = useCall('requests.exportXml');
  const [night, setNight] = useState(dayAfter(request.nightDate));
  const blocked = reasons.length > 0;
  const nightGood = DATE.test(night.trim()) && !Number.isNaN(Date.parse(night.trim()));
  const executing = request.sequences.some((one) => one.status === 'EXECUTING');
  const more = executing ? [...reasons, 'It is executing: withdraw it first.'] : reasons;
  return (
    <div className="section">
      <div className="buttons">
        {request.submitted ? (
          <HoldButton
            disabled={blocked || withdraw.pending}
            describedBy="request-why"
            onHeld={() => void withdraw.send({ id: request.id })}
          >
            Withdraw
          </HoldButton>
        ) : (
          <button
            type="button"
            className="btn"
            aria-disabled={blocked || submit.pending}
            aria-describedby="request-why"
            onClick={() => (blocked ? undefined : void submit.send({ id: request.id }))}
          >
            Submit
          </button>
        )}
        <button type="button" className="btn" onClick={() => void xml.send({ id: request.id })}>
          Write XML
        </button>
        <HoldButton
          disabled={more.length > 0 || remove.pending}
          describedBy="request-why"
          onHeld={() => void remove.send({ id: request.id })}
        >
          Delete
        </HoldButton>
      </div>
      <div className="buttons">
        <Field
          label="Copy to the night of"
          value={night}
          onChange={setNight}
          typed={nightGood ? { ok: true, value: 0 } : { ok: false, reason: 'Type a date as 2026-12-16.' }}
        />
        <button
          type="button"
          className="btn go"
          aria-disabled={blocked || !nightGood || copy.pending}
          aria-describedby="request-why"
          onClick={() => {
            if (blocked || !nightGood) return;
            void copy
              .send({ id: request.id, nightDate: night.trim() })
              .then((answer) => answer.ok && selectRequest(answer.value));
          }}
        >
          Copy
        </button>
      </div>
      <div id="request-why">
        <Reasons reasons={more} />
        <ResultLine
          answer={submit.answer}
          pending={submit.pending}
          done="Submitted, it takes part in the next planning"
        />
        <ResultLine answer={withdraw.answer} pending={withdraw.pending} done="Withdrawn" />
        <ResultLine answer={copy.answer} pending={copy.pending} done="Copied; the copy is not submitted yet" />
        <ResultLine answer={remove.answer} pending={remove.pending} done="Deleted" />
        <ResultLine answer={xml.answer} pending={xml.pending} />
      </div>
      {xml.answer?.ok ? <ExportedXml xml={xml.answer.value} onClose={xml.forget} /> : null}
    </div>
  );
}

function dayAfter(date: string): string {
  const at = Date.parse(`${date}T12:00:00Z`);
  return Number.isNaN(at) ? date : new Date(at + 86_400_000).toISOString().slice(0, 10);
}

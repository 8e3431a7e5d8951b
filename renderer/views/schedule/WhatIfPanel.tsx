import { useId, useState } from 'react';
import { DryRunOutcome } from '../../components/DryRunOutcome.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { useRolePermission } from '../../state/permission.ts';
import { useTopic } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';

/** Requests offered in the list: those that are not in force. */
const OFFERED = 50;

/** "What if this request were submitted?": its XML or a stored one, tried without storing anything. */
export function WhatIfPanel() {
  const requests = useTopic('requests') ?? [];
  const [xml, setXml] = useState('');
  const [requestId, setRequestId] = useState<number | null>(null);
  const reasons = useRolePermission('user');
  const tried = useCall('planning.try');
  const id = useId();
  const drafts = requests.filter(({ submitted }) => !submitted).slice(0, OFFERED);
  const ready = requestId !== null || xml.trim() !== '';
  const blocked = tried.pending || reasons.length > 0 || !ready;
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setRequestId(null);
    setXml(await file.text());
  };
  return (
    <Panel note="nothing is stored" scroll>
      {tried.answer?.ok ? <DryRunOutcome run={tried.answer.value} /> : null}
      <div className="whatif">
        <label htmlFor={`${id}request`} className="t2">
          A stored request that is not submitted
        </label>
        <select
          id={`${id}request`}
          value={requestId ?? ''}
          onChange={(event) =>
            setRequestId(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
          }
        >
          <option value="">{drafts.length > 0 ? 'none, the XML below' : 'none stored, the XML below'}</option>
          {drafts.map((one) => (
            <option key={one.id} value={one.id}>
              {one.id} {one.name}, night of {one.nightDate}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}xml`} className="t2">
          Or a request as XML: paste it, or choose a file
        </label>
        <textarea
          id={`${id}xml`}
          rows={4}
          spellCheck={false}
          disabled={requestId !== null}
          value={xml}
          placeholder={'<request name="…" user="…" programme="…" night="tonight">'}
          onChange={(event) => setXml(event.currentTarget.value)}
        />
        <div className="row">
          <label className="btn">
            Choose file
            <input
              type="file"
              accept=".xml,text/xml"
              className="sr"
              onChange={(event) => void choose(event.currentTarget.files?.[0])}
            />
          </label>
          <button
            type="button"
            className="btn"
            aria-disabled={blocked}
            aria-describedby={`${id}why`}
            onClick={() => {
              if (!blocked) void tried.send(requestId === null ? { xml } : { requestId });
            }}
          >
            Try it
          </button>
        </div>
        <div id={`${id}why`}>
          <Reasons reasons={reasons} />
          <ResultLine answer={tried.answer} pending={tried.pending} />
        </div>
      </div>
      {tried.answer?.ok ? null : (
        <EmptyState title="What the request would get, and what it would displace, will be here.">
          Tonight&apos;s planning stays as it is, whatever is tried.
        </EmptyState>
      )}
    </Panel>
  );
}

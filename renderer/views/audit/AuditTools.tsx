import { useState } from 'react';
import type { AuditFilter } from '../../../main-services/model/audit.ts';
import { Field, FieldReason } from '../../components/Field.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { saveFile } from '../../components/saveFile.ts';
import type { Typed } from '../../format/readAngle.ts';
import { useCall } from '../../state/useCall.ts';
import type { AuditTyped } from './auditFilter.ts';

const OUTCOMES = [
  { value: 'any', text: 'All' },
  { value: 'done', text: 'Done' },
  { value: 'not-done', text: 'Refused or failed' },
] as const;

interface Props {
  readonly typed: AuditTyped;
  readonly onChange: (typed: AuditTyped) => void;
  readonly question: Omit<AuditFilter, 'before' | 'limit'>;
  readonly from: Typed;
  readonly to: Typed;
}

/** What of the audit is wanted, and taking it along. */
export function AuditTools({ typed, onChange, question, from, to }: Props) {
  const change = (part: Partial<AuditTyped>) => onChange({ ...typed, ...part });
  const { send, pending } = useCall('audit.exportCsv');
  const [said, setSaid] = useState('');
  const save = async () => {
    const answer = await send(question);
    if (!answer.ok) {
      setSaid(answer.reason);
      return;
    }
    const { fileName, text, records, cut } = answer.value;
    saveFile(fileName, text);
    setSaid(`${records} records${cut ? ', the newest; older ones did not fit' : ''}, as ${fileName}.`);
  };
  return (
    <>
      <div className="device-tools audit-tools">
        <Field label="Find" align="left" value={typed.text} onChange={(text) => change({ text })} placeholder="words" />
        <Field label="Who" align="left" value={typed.by} onChange={(by) => change({ by })} placeholder="any" />
        <SegmentedControl
          label="Result"
          options={OUTCOMES}
          value={typed.outcome}
          onChange={(outcome) => change({ outcome })}
        />
        <Field
          label="From"
          value={typed.from}
          onChange={(text) => change({ from: text })}
          typed={from}
          placeholder="05:40"
          unit="UTC"
        />
        <Field
          label="Until"
          value={typed.to}
          onChange={(text) => change({ to: text })}
          typed={to}
          placeholder="now"
          unit="UTC"
        />
        <span className="sp" />
        <span className="el t2" role="status">
          {said}
        </span>
        <button type="button" className="btn sm" aria-disabled={pending} onClick={() => (pending ? null : void save())}>
          Save as CSV
        </button>
      </div>
      <FieldReason value={typed.from} typed={from} />
      <FieldReason value={typed.to} typed={to} />
    </>
  );
}

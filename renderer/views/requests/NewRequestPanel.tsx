import { useState } from 'react';
import { Field, FieldReason } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { roughDuration } from '../../format/duration.ts';
import type { Typed } from '../../format/readAngle.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopic } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';
import { PlanFields } from './PlanFields.tsx';
import { ProgrammeField } from './ProgrammeField.tsx';
import {
  EMPTY_FORM,
  EMPTY_PLAN,
  exposureSecondsOf,
  missingWords,
  type RequestForm,
  readFields,
  readForm,
} from './requestForm.ts';
import { selectRequest } from './requestsState.ts';
import { requestXml } from './requestXml.ts';

const YES_NO = [
  { value: false, text: 'may be left out' },
  { value: true, text: 'must' },
] as const;

/** A new request typed in; every field is checked at once, the services check it again. */
export function NewRequestPanel() {
  const reasons = useRolePermission('user');
  const userName = useTopic('session')?.user?.username ?? '';
  const call = useCall('requests.importXml');
  const [form, setForm] = useState<RequestForm>(EMPTY_FORM);
  const set = (part: Partial<RequestForm>) => setForm((old) => ({ ...old, ...part }));
  const typed = readFields(form);
  const request = readForm(form, userName);
  const ready = request !== null && reasons.length === 0 && !call.pending;
  const missing = missingWords(form);
  const seconds = exposureSecondsOf(form.plans);
  const text = (key: keyof typeof typed, label: string, more: { unit?: string; placeholder?: string } = {}) => (
    <Checked label={label} value={form[key]} typed={typed[key]} onChange={(value) => set({ [key]: value })} {...more} />
  );
  const send = (submit: boolean) => {
    if (!request || !ready) return;
    void call.send({ xml: requestXml(request), submit }).then((answer) => {
      if (!answer.ok) return;
      selectRequest(answer.value);
      setForm(EMPTY_FORM);
    });
  };
  return (
    <Panel note={request ? 'whole' : ''} scroll>
      <div className="form">
        <Field label="Name" align="left" value={form.name} onChange={(name) => set({ name })} />
        <ProgrammeField value={form.programme} onChange={(programme) => set({ programme })} />
        {text('night', 'Night', { placeholder: 'tonight' })}
        <Field
          label="Target"
          align="left"
          value={form.target}
          placeholder={form.name || 'as the request'}
          onChange={(target) => set({ target })}
        />
        <div className="pair">
          {text('rightAscension', 'RA', { placeholder: '04:38:12.6' })}
          {text('declination', 'Dec', { placeholder: '+11:24:37' })}
        </div>
        <div className="pair">
          {text('airmass', 'Air mass up to')}
          {text('moonDistance', 'Moon from', { unit: '°' })}
        </div>
        <div className="pair">
          {text('priority', 'Priority ±')}
          {text('reportNights', 'Put off', { unit: 'nights' })}
        </div>
        <div className="row">
          <SegmentedControl
            label="Whether it must be observed"
            options={YES_NO}
            value={form.mandatory}
            onChange={(mandatory) => set({ mandatory })}
          />
          <span className="sp" />
          {text('overhead', 'Set up', { unit: 's' })}
        </div>
        {form.plans.map((plan, index) => (
          <PlanFields
            // biome-ignore lint/suspicious/noArrayIndexKey: plans have no other name until they are stored
            key={index}
            plan={plan}
            onChange={(changed) => set({ plans: form.plans.map((one, at) => (at === index ? changed : one)) })}
            onRemove={form.plans.length > 1 ? () => set({ plans: form.plans.filter((_, at) => at !== index) }) : null}
          />
        ))}
        <div className="row">
          <button
            type="button"
            className="btn sm"
            onClick={() => set({ plans: [...form.plans, form.plans.at(-1) ?? EMPTY_PLAN] })}
          >
            <Icon name="plus" size={12} />
            Another plan
          </button>
          <span className="lab">
            {seconds === null ? '' : `exposes ${roughDuration(seconds * 1000)}, both cameras at once`}
          </span>
        </div>
        <div className="buttons">
          <button
            type="button"
            className="btn"
            aria-disabled={!ready}
            aria-describedby="new-why"
            onClick={() => send(false)}
          >
            Keep
          </button>
          <button
            type="button"
            className="btn"
            aria-disabled={!ready}
            aria-describedby="new-why"
            onClick={() => send(true)}
          >
            Keep and submit
          </button>
        </div>
        <div id="new-why">
          <Reasons reasons={missing === null ? reasons : [...reasons, missing]} />
          <ResultLine
            answer={call.answer}
            pending={call.pending}
            done={
              call.answer?.ok
                ? `Request ${call.answer.value.id} kept${call.answer.value.submitted ? ' and submitted' : ''}`
                : ''
            }
          />
        </div>
      </div>
    </Panel>
  );
}

interface CheckedProps {
  readonly label: string;
  readonly value: string;
  readonly typed: Typed;
  readonly onChange: (value: string) => void;
  readonly unit?: string;
  readonly placeholder?: string;
}

/** A field with what is wrong with it on the line below. */
function Checked({ value, typed, ...field }: CheckedProps) {
  return (
    <div className="checked">
      <Field value={value} typed={typed} {...field} />
      <FieldReason value={value} typed={typed} />
    </div>
  );
}

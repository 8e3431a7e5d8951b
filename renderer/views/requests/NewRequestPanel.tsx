import { useState } from 'react';
import { Field } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { roughDuration } from '../../format/duration.ts';
import { useTopic, useTopicPart } from '../../state/topics.ts';
import { CheckedField } from './CheckedField.tsx';
import { NewRequestButtons } from './NewRequestButtons.tsx';
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
import { requestXml } from './requestXml.ts';
import { TargetSection } from './TargetSection.tsx';
import { typedVisibility } from './typedVisibility.ts';
import { useTypedVisibility } from './useTypedVisibility.ts';

const YES_NO = [
  { value: false, text: 'may be left out' },
  { value: true, text: 'must' },
] as const;

/** A new request typed in; every field is checked at once, the services check it again. */
export function NewRequestPanel() {
  const userName = useTopic('session')?.user?.username ?? '';
  const tonight = useTopicPart('night', (night) => night?.date ?? null);
  const [form, setForm] = useState<RequestForm>(EMPTY_FORM);
  const set = (part: Partial<RequestForm>) => setForm((old) => ({ ...old, ...part }));
  const wanted = tonight === null ? null : typedVisibility(form, tonight);
  const visible = useTypedVisibility(wanted);
  const typed = readFields(form);
  const request = readForm(form, userName);
  const missing = missingWords(form) ?? (visible?.ok === false ? 'The target is not right yet.' : null);
  const xml = request === null || missing !== null ? null : requestXml(request);
  const seconds = exposureSecondsOf(form.plans);
  const text = (key: keyof typeof typed, label: string, more: { unit?: string; placeholder?: string } = {}) => (
    <CheckedField
      label={label}
      value={form[key]}
      typed={typed[key]}
      onChange={(value) => set({ [key]: value })}
      {...more}
    />
  );
  return (
    <Panel note={xml === null ? '' : 'whole'} scroll>
      <div className="form">
        <Field label="Name" align="left" value={form.name} onChange={(name) => set({ name })} />
        <ProgrammeField value={form.programme} onChange={(programme) => set({ programme })} />
        {text('night', 'Night', { placeholder: 'tonight' })}
        <Field
          label="Target"
          align="left"
          value={form.targetName}
          placeholder={form.name || 'as the request'}
          onChange={(targetName) => set({ targetName })}
        />
        <TargetSection
          form={form.place}
          onChange={(part) => set({ place: { ...form.place, ...part } })}
          asked={wanted !== null}
          answer={visible}
        />
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
        <NewRequestButtons xml={xml} missing={missing} onKept={() => setForm(EMPTY_FORM)} />
      </div>
    </Panel>
  );
}

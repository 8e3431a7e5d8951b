import { ChoiceField } from '../../components/ChoiceField.tsx';
import { FieldReason } from '../../components/Field.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { readDeclination, readRightAscension, type Typed } from '../../format/readAngle.ts';
import { CheckedField } from './CheckedField.tsx';
import { BODIES, type ElementField, orbitFields, type TargetForm, type TargetKind } from './targetForm.ts';

interface Props {
  readonly form: TargetForm;
  readonly onChange: (part: Partial<TargetForm>) => void;
  /** What the services say is wrong, by attribute; under "" what belongs to none. */
  readonly problems: ReadonlyMap<string, string>;
}

const KINDS = [
  { value: 'fixed', text: 'Fixed position' },
  { value: 'planet', text: 'Planet' },
  { value: 'orbit', text: 'Asteroid, comet' },
  { value: 'satellite', text: 'Satellite' },
] as const satisfies readonly { value: TargetKind; text: string }[];

const ANCHORS = [
  { value: 'perihelion', text: 'Perihelion' },
  { value: 'mean', text: 'Mean anomaly' },
] as const;

/** Where the target stands, or by what it moves: the kinds that a request's XML knows. */
export function TargetFields({ form, onChange, problems }: Props) {
  const general = problems.get('') ?? null;
  return (
    <>
      <SegmentedControl
        label="Kind of target"
        options={KINDS}
        value={form.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <OfKind form={form} onChange={onChange} problems={problems} />
      {general === null ? null : <FieldReason value={general} typed={{ ok: false, reason: general }} />}
    </>
  );
}

function OfKind({ form, onChange, problems }: Props) {
  const typed = (attribute: string): Typed => {
    const reason = problems.get(attribute);
    return reason === undefined ? { ok: true, value: 0 } : { ok: false, reason };
  };
  const element = ({ attribute, label, unit, placeholder }: ElementField) => (
    <CheckedField
      key={attribute}
      label={label}
      unit={unit}
      placeholder={placeholder}
      value={form.elements[attribute] ?? ''}
      typed={typed(attribute)}
      onChange={(value) => onChange({ elements: { ...form.elements, [attribute]: value } })}
    />
  );
  switch (form.kind) {
    case 'fixed':
      return (
        <div className="pair">
          <CheckedField
            label="RA"
            placeholder="04:38:12.6"
            value={form.rightAscension}
            typed={readRightAscension(form.rightAscension)}
            onChange={(rightAscension) => onChange({ rightAscension })}
          />
          <CheckedField
            label="Dec"
            placeholder="+11:24:37"
            value={form.declination}
            typed={readDeclination(form.declination)}
            onChange={(declination) => onChange({ declination })}
          />
        </div>
      );
    case 'planet':
      return (
        <ChoiceField
          label="Planet"
          none="choose one"
          options={BODIES}
          value={form.body}
          onChange={(name) => onChange({ body: BODIES.find((body) => body === name) ?? '' })}
        />
      );
    case 'orbit': {
      const { shape, onTheOrbit } = orbitFields(form.anchor);
      return (
        <>
          <div className="pair">{shape.map(element)}</div>
          <SegmentedControl
            label="What tells where it is on its orbit"
            options={ANCHORS}
            value={form.anchor}
            onChange={(anchor) => onChange({ anchor })}
          />
          <div className="pair">{onTheOrbit.map(element)}</div>
        </>
      );
    }
    case 'satellite':
      return (
        <div className="checked">
          <textarea
            className="xml lines"
            rows={3}
            value={form.lines}
            spellCheck={false}
            aria-label="Two-line elements of the satellite"
            aria-invalid={problems.size > 0}
            placeholder={'1 25544U 98067A   26350.20000000 …\n2 25544  51.6498 329.4756 …'}
            onChange={(event) => onChange({ lines: event.currentTarget.value })}
          />
          <FieldReason value={form.lines} typed={typed('line1')} />
          <FieldReason value={form.lines} typed={typed('line2')} />
        </div>
      );
  }
}

import { Field, FieldReason } from '../../components/Field.tsx';
import type { Typed } from '../../format/readAngle.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly typed: Typed;
  readonly onChange: (value: string) => void;
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
}

/** A field with what is wrong with it on the line below. */
export function CheckedField({ value, typed, label, onChange, unit, placeholder }: Props) {
  return (
    <div className="checked">
      <Field
        label={label}
        value={value}
        typed={typed}
        onChange={onChange}
        {...(unit ? { unit } : {})}
        {...(placeholder ? { placeholder } : {})}
      />
      <FieldReason value={value} typed={typed} />
    </div>
  );
}

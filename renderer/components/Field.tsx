import { useId } from 'react';
import type { Typed } from '../format/readAngle.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** What the text means, checked at every key; an empty field is not called wrong. */
  readonly typed?: Typed;
  readonly unit?: string;
  readonly placeholder?: string;
  readonly name?: string;
  readonly type?: 'text' | 'password';
  readonly align?: 'left' | 'right';
  readonly disabled?: boolean;
}

/** A text field with its name inside; a wrong entry is framed at once and explained by `FieldReason`. */
export function Field(props: Props) {
  const { label, value, onChange, typed, unit, placeholder, name, type = 'text', align = 'right', disabled } = props;
  const id = useId();
  const bad = value.trim() !== '' && typed?.ok === false;
  return (
    <div className={`field ${align} ${bad ? 'bad' : ''} ${disabled ? 'off' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name ?? label}
        type={type}
        value={value}
        placeholder={placeholder}
        aria-invalid={bad}
        disabled={disabled}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {unit ? <span className="t3">{unit}</span> : null}
    </div>
  );
}

/** Says what is wrong with what was typed. */
export function FieldReason({ value, typed }: { readonly value: string; readonly typed: Typed }) {
  if (typed.ok || value.trim() === '') return null;
  return (
    <div className="why failed" role="alert">
      <Icon name="warning" size={12} />
      <span>{typed.reason}</span>
    </div>
  );
}

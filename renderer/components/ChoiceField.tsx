import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Stands for no choice, with the value ''. */
  readonly none: string;
  readonly options: readonly string[];
  readonly onChange: (value: string) => void;
}

/** One out of a list that is too long to stand in sight. */
export function ChoiceField({ label, value, none, options, onChange }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </div>
  );
}

import type { ReactNode } from 'react';

interface Props<V extends string> {
  readonly label: string;
  readonly toggles: readonly { readonly value: V; readonly name: string; readonly does: string }[];
  readonly isOn: (value: V) => boolean;
  readonly disabled: boolean;
  readonly onToggle: (value: V, on: boolean) => void;
  /** Buttons behind them. */
  readonly children?: ReactNode;
}

/** Things that are brought about and ended with the same button; pressed = it holds. */
export function ToggleButtons<V extends string>(props: Props<V>) {
  const { label, toggles, isOn, disabled, onToggle, children } = props;
  return (
    <fieldset className="toggles" aria-label={label}>
      <legend className="lab">{label}</legend>
      {toggles.map(({ value, name, does }) => (
        <button
          key={value}
          type="button"
          className="btn sm"
          title={does}
          aria-pressed={isOn(value)}
          aria-disabled={disabled}
          onClick={() => {
            if (!disabled) onToggle(value, !isOn(value));
          }}
        >
          {name}
        </button>
      ))}
      {children}
    </fieldset>
  );
}

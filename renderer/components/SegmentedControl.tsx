import type { KeyboardEvent } from 'react';

interface Props<V extends string | number | boolean> {
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly text: string }[];
  /** Null: not known, none is marked. */
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly disabled?: boolean;
  readonly describedBy?: string;
}

/** One of a few, all in sight; arrow keys move between them. */
export function SegmentedControl<V extends string | number | boolean>(props: Props<V>) {
  const { label, options, value, onChange, disabled = false, describedBy } = props;
  const chosen = options.findIndex((option) => option.value === value);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div
      className={`seg ${value === null ? 'unknown' : ''}`}
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
      tabIndex={-1}
      onKeyDown={move}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio cannot carry words inside its frame
        <button
          key={String(option.value)}
          type="button"
          role="radio"
          className="btn"
          aria-checked={option.value === value}
          aria-disabled={disabled}
          tabIndex={index === Math.max(0, chosen) ? 0 : -1}
          onClick={() => {
            if (!disabled && option.value !== value) onChange(option.value);
          }}
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}

import type { ReactNode } from 'react';
import { HOLD_MS, useHold } from './useHold.ts';

interface Props {
  readonly onHeld: () => void;
  readonly disabled?: boolean;
  /** Id of the line that says why it is disabled. */
  readonly describedBy?: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A dangerous command: held for a second, with the seconds left beside its name; released early, nothing is sent. */
export function HoldButton({ onHeld, disabled = false, describedBy, className = '', children }: Props) {
  const { progress, handlers } = useHold(onHeld, !disabled);
  const left = progress === null ? null : (((1 - progress) * HOLD_MS) / 1000).toFixed(1);
  return (
    <button
      type="button"
      className={`btn hold ${progress === null ? '' : 'pressed'} ${className}`}
      aria-disabled={disabled}
      aria-describedby={describedBy}
      {...handlers}
    >
      {progress === null ? null : <span className="fill" style={{ width: `${progress * 100}%` }} />}
      <span>{children}</span>
      <span className="hold-word">{left === null ? 'hold 1 s' : `${left} s`}</span>
    </button>
  );
}

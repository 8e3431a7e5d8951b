import type { ReactNode } from 'react';
import type { CallName, InputOf } from '../../electron/ipc/contract/index.ts';
import type { ManualCommand } from '../state/manualCommand.ts';
import { HoldButton } from './HoldButton.tsx';

interface Props<K extends CallName> {
  readonly command: ManualCommand<K>;
  /** What to send; null when it cannot be sent yet (a field is wrong). */
  readonly input: InputOf<K> | null;
  readonly hold?: boolean;
  /** Id of the `CommandLines` that say why it is disabled. */
  readonly describedBy?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The button of a manual command; its reasons and its answer stand in `CommandLines` below the group. */
export function CommandButton<K extends CallName>(props: Props<K>) {
  const { command, input, hold = false, describedBy, className = '', children } = props;
  const disabled = command.pending || command.reasons.length > 0 || input === null;
  const go = () => {
    if (!disabled && input !== null) void command.send(input);
  };
  if (hold)
    return (
      <HoldButton onHeld={go} disabled={disabled} describedBy={describedBy} className={className}>
        {children}
      </HoldButton>
    );
  return (
    <button
      type="button"
      className={`btn ${className}`}
      aria-disabled={disabled}
      aria-describedby={describedBy}
      onClick={go}
    >
      {children}
    </button>
  );
}

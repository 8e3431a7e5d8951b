import { HoldButton } from '../components/HoldButton.tsx';
import { useRolePermission } from '../state/permission.ts';
import { useControl } from './useControl.ts';
import type { useControlCalls } from './useControlCalls.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

interface Props {
  readonly calls: ReturnType<typeof useControlCalls>;
}

/** What can be done about control from this window, and nothing that would be refused. */
export function ControlButton({ calls }: Props) {
  const { offer, waitsUntilWall } = useControl();
  const left = useSecondsLeft(waitsUntilWall);
  const disabled = useRolePermission('expert').length > 0 || calls.pending || offer === 'none';
  switch (offer) {
    case 'release':
      return (
        <HoldButton disabled={disabled} onHeld={() => calls.setMode('AUTO')}>
          Release to AUTO
        </HoldButton>
      );
    case 'ask':
      return (
        <button type="button" className="btn" aria-disabled={disabled} onClick={() => (disabled ? null : calls.ask())}>
          Ask for control
        </button>
      );
    case 'withdraw':
      return (
        <button
          type="button"
          className="btn"
          aria-disabled={disabled}
          onClick={() => (disabled ? null : calls.withdraw())}
        >
          Asked, {left} s: withdraw
        </button>
      );
    default:
      return (
        <HoldButton disabled={disabled} onHeld={() => calls.setMode('MAN')}>
          Take control
        </HoldButton>
      );
  }
}

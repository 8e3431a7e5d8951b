import { Icon } from './Icon.tsx';

interface Props {
  readonly reasons: readonly string[];
  /** For `aria-describedby` of the control. */
  readonly id?: string;
  /** Names the control when the line stands for several: "Open". */
  readonly what?: string;
}

/** Why a control is disabled, on the line below it, with a lock. Nothing when it is not. */
export function Reasons({ reasons, id, what }: Props) {
  if (reasons.length === 0) return null;
  return (
    <div className="why" id={id}>
      <Icon name="lock" size={12} />
      <span>
        {what ? `${what}: ` : ''}
        {reasons.join(' ')}
      </span>
    </div>
  );
}

import type { Answer } from '../../electron/ipc/contract/answer.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly answer: Answer<unknown> | null;
  readonly pending?: boolean;
  /** What is said of a success: "Sent", "Saved". Left out: nothing is said. */
  readonly done?: string;
}

/** What came of the last call, in the place where it was made; stays until the next one. */
export function ResultLine({ answer, pending = false, done }: Props) {
  if (pending)
    return (
      <div className="why" role="status">
        <Icon name="clock" size={12} />
        <span>Sent, waiting for the answer</span>
      </div>
    );
  if (!answer || (answer.ok && done === undefined)) return null;
  if (answer.ok)
    return (
      <div className="why" role="status">
        <Icon name="check" size={12} />
        <span>{done}</span>
      </div>
    );
  const failed = answer.code === 'failed' || answer.code === 'unknown-call';
  return (
    <div className={`why ${failed ? 'failed' : 'refused'}`} role="alert">
      <Icon name={failed ? 'danger' : 'lock'} size={12} />
      <span>{answer.reason}</span>
    </div>
  );
}

import type { Answer } from '../../electron/ipc/contract/answer.ts';
import { Reasons } from './Reasons.tsx';
import { ResultLine } from './ResultLine.tsx';

interface Shown {
  readonly reasons: readonly string[];
  readonly pending: boolean;
  readonly answer: Answer<unknown> | null;
}

interface Props {
  /** The commands of the group by the name of their button. */
  readonly of: Readonly<Record<string, Shown>>;
  readonly id?: string;
}

/** Below a group of command buttons: why any of them is disabled (said once when all share it), and what came of the last. */
export function CommandLines({ of, id }: Props) {
  const commands = Object.entries(of);
  const shared = (commands[0]?.[1].reasons ?? []).filter((reason) =>
    commands.every(([, command]) => command.reasons.includes(reason)),
  );
  return (
    <div id={id}>
      <Reasons reasons={shared} />
      {commands.map(([name, { reasons, answer, pending }]) => (
        <div key={name}>
          <Reasons reasons={reasons.filter((reason) => !shared.includes(reason))} what={name} />
          <ResultLine answer={answer} pending={pending} />
        </div>
      ))}
    </div>
  );
}

import type { InstructionAnswer } from '../../../main-services/model/instruction.ts';
import type { CommandRecord } from '../../../main-services/model/operations.ts';
import { CommandOutcome } from '../../components/CommandOutcome.tsx';
import { Icon } from '../../components/Icon.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { utcTime } from '../../format/time.ts';
import type { SaidLine } from './useInstructions.ts';

interface Props {
  readonly said: SaidLine;
  /** Records as they are now: acknowledged becomes verified. */
  readonly commands: readonly CommandRecord[];
  readonly onAgain: (line: string) => void;
}

/** A line that was said with the answers to its sentences. */
export function SaidLineView({ said, commands, onAgain }: Props) {
  const { at, line, answer } = said;
  return (
    <div className="said">
      <div className="row tight">
        <time className="t3">{utcTime(at)}</time>
        <button type="button" className="said-line" title="Into the input line" onClick={() => onAgain(line)}>
          {line}
        </button>
      </div>
      {answer === null ? <ResultLine answer={null} pending /> : null}
      {answer?.ok
        ? answer.value.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the sentences of a line stand where they stand
            <Sentence key={index} answer={one} record={commands.find(({ id }) => id === one.commandId) ?? null} />
          ))
        : null}
      {answer && !answer.ok ? <ResultLine answer={answer} /> : null}
    </div>
  );
}

function Sentence({ answer, record }: { readonly answer: InstructionAnswer; readonly record: CommandRecord | null }) {
  if (!answer.ok)
    return (
      <div className="why refused" role="alert">
        <Icon name="lock" size={12} />
        <span>
          {answer.sentence}: {answer.words}
        </span>
      </div>
    );
  if (answer.commandId !== null)
    return (
      <div className="row said-command">
        <span className="el t2">{answer.sentence}</span>
        {record ? <CommandOutcome record={record} /> : <span className="t2">{answer.words}</span>}
        {record && record.detail !== '' ? <span className="el t3">{record.detail}</span> : null}
      </div>
    );
  return (
    <table className="said-values" aria-label={answer.sentence}>
      <tbody>
        {answer.values.map(({ name, value }) => (
          <tr key={name}>
            <td className="t2">{name}</td>
            <td className="selectable">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { useLayoutEffect, useRef, useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { observatoryNow } from '../../state/clock.ts';
import { controlReason, useRolePermission } from '../../state/permission.ts';
import { useFeed, useTopic } from '../../state/topics.ts';
import { windowIdentity } from '../../state/windowIdentity.ts';
import { InstructionInput } from './InstructionInput.tsx';
import { SaidLineView } from './SaidLineView.tsx';
import { useSaidLines } from './useInstructions.ts';

const EXAMPLES = [
  'GET TELESCOPE POSITION',
  'GET DOME STATUS',
  'SET PLC LIGHT LAMP_CONTROL_ROOM on',
  'DO TELESCOPE STOP',
];

/** The instrument language typed: through the same interlocks as the buttons, and kept in the audit. */
export function InstructionsPanel() {
  const [line, setLine] = useState('');
  const { said, say, clear } = useSaidLines();
  const commands = useFeed('commands');
  const control = useTopic('control');
  const role = useRolePermission('expert');
  const held = controlReason(control, windowIdentity.id);
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new stands at the end, and is brought into sight
  useLayoutEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [said]);
  return (
    <Panel note={held === null ? 'this window commands' : 'questions and STOP only'}>
      <div className="fill scroll said-lines">
        {said.length === 0 ? (
          <EmptyState title="What is said to the instruments, and their answers, will be here.">
            GET asks and changes nothing, SET brings about a state, DO carries out. For example:
            <span className="examples">
              {EXAMPLES.map((example) => (
                <button key={example} type="button" className="btn sm" onClick={() => setLine(example)}>
                  {example}
                </button>
              ))}
            </span>
          </EmptyState>
        ) : (
          said.map((one) => <SaidLineView key={one.id} said={one} commands={commands} onAgain={setLine} />)
        )}
        <div ref={end} />
      </div>
      <div className="say-foot">
        <Reasons reasons={role.length > 0 ? role : held === null ? [] : [`${held} Without it: GET, and STOP.`]} />
        {said.length > 0 ? (
          <button type="button" className="btn sm quiet" onClick={clear}>
            Clear
          </button>
        ) : null}
      </div>
      <InstructionInput line={line} onChange={setLine} onSay={(sentence) => void say(sentence, observatoryNow())} />
    </Panel>
  );
}

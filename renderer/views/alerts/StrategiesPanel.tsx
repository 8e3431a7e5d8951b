import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field } from '../../components/Field.tsx';
import { HoldButton } from '../../components/HoldButton.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { useRolePermission } from '../../state/permission.ts';
import { useCall } from '../../state/useCall.ts';
import { lineOfPlace } from './lineOfPlace.ts';
import { StrategyList } from './StrategyList.tsx';
import { StrategyText } from './StrategyText.tsx';
import { editStrategy, loadStrategies, openStrategy, reviewStrategy, useStrategies } from './strategyState.ts';

/** After the last key, the text is checked. */
const REVIEW_AFTER_MS = 300;

/** What decides about alerts: strategies with their versions, edited with every fault at its element, put into use at run time. */
export function StrategiesPanel() {
  const { entries, name, version, versions, stored, text, review, fault } = useStrategies();
  const reasons = useRolePermission('expert');
  const save = useCall('strategies.save');
  const activate = useCall('strategies.activate');
  const [note, setNote] = useState('');
  const editor = useRef<HTMLTextAreaElement>(null);
  useEffect(() => void loadStrategies(), []);
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => void reviewStrategy(), REVIEW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  if (entries === null || name === null)
    return (
      <Panel>
        <EmptyState title="The strategies that decide about alerts will be here.">
          {fault ?? 'One is shipped with the observatory; others are saved from it under another name.'}
        </EmptyState>
      </Panel>
    );
  const changed = text !== stored;
  const problems = (review?.problems ?? []).map((problem) => ({ ...problem, line: lineOfPlace(text, problem) }));
  const faulty = review === null || problems.length > 0;
  const isNewest = version === (versions[0]?.version ?? version);
  const active = entries.find((entry) => entry.name === name)?.active ?? false;
  const old = !changed && !isNewest;
  const done = async () => {
    await loadStrategies();
    if (review?.name != null) await openStrategy(review.name, null);
  };
  const store = async () => {
    const answer = await save.send({ xml: text, note });
    if (!answer.ok) return;
    setNote('');
    await done();
  };
  const use = async () => {
    const answer = await activate.send({ name });
    if (answer.ok) await loadStrategies();
  };
  const goTo = (line: number) => {
    const start =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    const end = text.indexOf('\n', start);
    editor.current?.focus();
    editor.current?.setSelectionRange(start, end < 0 ? text.length : end);
  };
  const state = changed ? 'changed, not saved' : active && isNewest ? 'in use' : 'as saved';
  return (
    <Panel note={`${name}, version ${version ?? 1}, ${state}`}>
      <div className="strategies">
        <StrategyList />
        <div className="strategy-editor">
          <StrategyText text={text} problems={problems} editor={editor} onChange={editStrategy} />
          {problems.length > 0 ? (
            <ul className="strategy-problems" aria-label="Faults">
              {problems.map((problem) => (
                <li key={`${problem.line} ${problem.reason}`}>
                  <button type="button" onClick={() => goTo(problem.line)}>
                    <b>line {problem.line}</b> {problem.reason}
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
          <div className="row strategy-buttons">
            <Field label="Note" value={note} onChange={setNote} align="left" placeholder="what is different, and why" />
            <button
              type="button"
              className="btn"
              aria-disabled={reasons.length > 0 || faulty || (!changed && isNewest) || save.pending}
              onClick={() => {
                if (reasons.length === 0 && !faulty && (changed || !isNewest)) void store();
              }}
            >
              {old ? 'Save again as newest' : 'Save as new version'}
            </button>
            <button type="button" className="btn" aria-disabled={!changed} onClick={() => editStrategy(stored)}>
              Revert
            </button>
            {active ? null : (
              <HoldButton onHeld={() => void use()} disabled={reasons.length > 0 || activate.pending}>
                Put into use
              </HoldButton>
            )}
          </div>
          <Reasons reasons={reasons} />
          <ResultLine
            answer={save.answer}
            pending={save.pending}
            done={active ? 'Saved; it decides from the next notice on.' : 'Saved.'}
          />
          <ResultLine answer={activate.answer} pending={activate.pending} done="In use from the next notice on." />
          {fault ? <div className="why failed">{fault}</div> : null}
        </div>
      </div>
    </Panel>
  );
}

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTopicPart } from '../../state/topics.ts';
import { completeLine, faultSpan } from './completeLine.ts';
import { recallLines, rememberLines, withLine } from './instructionHistory.ts';
import { useInstructionHelp } from './useInstructions.ts';

interface Props {
  readonly line: string;
  readonly onChange: (line: string) => void;
  readonly onSay: (line: string) => void;
}

/** One line of the instrument language: Tab completes, the arrows bring back what was said, a fault is underlined. */
export function InstructionInput({ line, onChange, onSay }: Props) {
  const user = useTopicPart('session', (session) => session?.user?.username ?? '');
  const [lines, setLines] = useState<readonly string[]>([]);
  const [at, setAt] = useState<number | null>(null);
  const [scrolled, setScrolled] = useState(0);
  const draft = useRef('');
  const input = useRef<HTMLInputElement>(null);
  const help = useInstructionHelp(line);
  useEffect(() => {
    setLines(recallLines(localStorage, user));
    setAt(null);
  }, [user]);
  const fault = help.fault && line.trim() !== '' ? help.fault : null;
  const recall = (step: number) => {
    const from = at ?? lines.length;
    if (at === null) draft.current = line;
    const to = Math.min(lines.length, Math.max(0, from + step));
    setAt(to === lines.length ? null : to);
    onChange(lines[to] ?? draft.current);
  };
  const say = () => {
    const said = line.trim();
    if (said === '') return;
    const kept = withLine(lines, said);
    setLines(kept);
    rememberLines(localStorage, user, kept);
    setAt(null);
    onSay(said);
    onChange('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') say();
    else if (event.key === 'ArrowUp') recall(-1);
    else if (event.key === 'ArrowDown') recall(1);
    else if (event.key === 'Tab' && !event.shiftKey && help.words.length > 0) onChange(completeLine(line, help.words));
    else return;
    event.preventDefault();
  };
  return (
    <div className="say">
      <div className={`say-line ${fault ? 'bad' : ''}`}>
        <span className="t3">›</span>
        <div className="say-box">
          {fault ? <Underlined line={line} position={fault.position} scrolled={scrolled} /> : null}
          <input
            ref={input}
            aria-label="Sentence of the instrument language"
            aria-invalid={fault !== null}
            aria-describedby="say-help"
            value={line}
            autoComplete="off"
            spellCheck={false}
            maxLength={2000}
            placeholder="GET DOME STATUS"
            onChange={(event) => {
              setAt(null);
              onChange(event.currentTarget.value);
            }}
            onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
            onKeyDown={onKeyDown}
          />
        </div>
        <kbd>Tab</kbd>
        <kbd>↑ ↓</kbd>
        <kbd>Enter</kbd>
      </div>
      <div className="say-help" id="say-help" aria-live="polite">
        {fault ? (
          <span className="danger">{fault.message}</span>
        ) : (
          help.words.map((word) => (
            <button
              key={word}
              type="button"
              className="btn sm quiet"
              tabIndex={-1}
              onClick={() => {
                onChange(completeLine(line, [word]));
                input.current?.focus();
              }}
            >
              {word}
            </button>
          ))
        )}
      </div>
    </div>
  );
}

/** The same letters below the input, invisible but for the line under what is wrong. */
function Underlined(props: { readonly line: string; readonly position: number; readonly scrolled: number }) {
  const { line, position, scrolled } = props;
  const { start, end } = faultSpan(line, position);
  return (
    <div className="say-fault" aria-hidden="true">
      <span style={{ marginLeft: -scrolled }}>
        {line.slice(0, start)}
        <u>{line.slice(start, end).padEnd(end - start, '\u2007')}</u>
      </span>
    </div>
  );
}

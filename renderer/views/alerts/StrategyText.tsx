import { type RefObject, useRef } from 'react';

interface Props {
  readonly text: string;
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (text: string) => void;
}

/** A strategy's XML with its line numbers; lines with a fault are marked, with the reason on hover. */
export function StrategyText({ text, problems, editor, onChange }: Props) {
  const gutter = useRef<HTMLDivElement>(null);
  const reasons = new Map<number, string>();
  for (const { line, reason } of problems) reasons.set(line, [reasons.get(line), reason].filter(Boolean).join(' '));
  const lines = text.split('\n').length;
  return (
    <div className="strategy-text">
      <div className="gutter" ref={gutter} aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => {
          const reason = reasons.get(index + 1);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <span key={index} className={reason === undefined ? '' : 'bad'} title={reason}>
              {reason === undefined ? '' : '▸ '}
              {index + 1}
            </span>
          );
        })}
      </div>
      <textarea
        ref={editor}
        aria-label="Strategy, XML"
        aria-invalid={problems.length > 0}
        spellCheck={false}
        wrap="off"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

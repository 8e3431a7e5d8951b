import type { ReactNode } from 'react';
import { Icon } from '../components/Icon.tsx';
import type { IconName } from '../components/iconPaths.ts';
import type { Tone } from '../components/Tag.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly tone?: Tone;
  readonly icon?: IconName | undefined;
  readonly grow?: '85' | '95' | '100' | '125';
  readonly className?: string;
  /** Opens what can be done about it. */
  readonly onPress?: () => void;
  /** One line of context. */
  readonly children: ReactNode;
}

/** A cell of the status bar: what, how it is, one line of context. */
export function StatusCell(props: Props) {
  const { label, value, tone = '', icon, grow = '100', className = '', onPress, children } = props;
  const content = (
    <>
      <div className="lab">{label}</div>
      <div className={`v ${tone}`}>
        {icon ? <Icon name={icon} /> : null}
        <span className="el">{value}</span>
      </div>
      <div className="s">{children}</div>
    </>
  );
  if (!onPress) return <div className={`cell g${grow} ${className}`}>{content}</div>;
  return (
    <button type="button" className={`cell g${grow} ${className}`} onClick={onPress}>
      {content}
    </button>
  );
}

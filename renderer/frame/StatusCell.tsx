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
  /** One line of context. */
  readonly children: ReactNode;
}

/** A cell of the status bar: what, how it is, one line of context. */
export function StatusCell({ label, value, tone = '', icon, grow = '100', className = '', children }: Props) {
  return (
    <div className={`cell g${grow} ${className}`}>
      <div className="lab">{label}</div>
      <div className={`v ${tone}`}>
        {icon ? <Icon name={icon} /> : null}
        <span className="el">{value}</span>
      </div>
      <div className="s">{children}</div>
    </div>
  );
}

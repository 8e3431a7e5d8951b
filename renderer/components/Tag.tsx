import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

/** The colours a state may have; '' = nominal grey. */
export type Tone = '' | 'activity' | 'attention' | 'danger' | 'stale' | 'verified';

interface Props {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly solid?: boolean;
  readonly children: ReactNode;
}

/** A state in a frame: hue, icon and word. */
export function Tag({ tone, icon, solid = false, children }: Props) {
  return (
    <span className={`tag ${tone} ${solid ? 'solid' : ''}`}>
      {icon ? <Icon name={icon} size={12} /> : null}
      {children}
    </span>
  );
}

/** A state in a line of text: icon and word in the state's hue. */
export function State({ tone, icon, children }: Omit<Props, 'solid'>) {
  return (
    <span className={`row tight nw ${tone}`}>
      {icon ? <Icon name={icon} size={12} /> : null}
      <span className="el">{children}</span>
    </span>
  );
}

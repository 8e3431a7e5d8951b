import type { ReactNode } from 'react';
import { usePanelNote } from '../docking/PanelContext.ts';

interface Props {
  /** Words beside the title in the panel's head. */
  readonly note?: string;
  readonly scroll?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The ground of a panel's content; its head belongs to the docking. */
export function Panel({ note = '', scroll = false, className = '', children }: Props) {
  usePanelNote(note);
  return <div className={`panel ${scroll ? 'scroll' : ''} ${className}`}>{children}</div>;
}

import type { ReactNode } from 'react';

interface Props {
  /** What will appear here. */
  readonly title: string;
  /** How to make it appear. */
  readonly children?: ReactNode;
}

/** Says what will be here and how to make it appear. */
export function EmptyState({ title, children }: Props) {
  return (
    <div className="empty">
      <div>{title}</div>
      {children ? <div className="how">{children}</div> : null}
    </div>
  );
}

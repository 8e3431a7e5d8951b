import type { ReactNode } from 'react';
import { useSize } from './useSize.ts';

interface Props {
  /** What it shows, for screen readers. */
  readonly label: string;
  readonly className?: string;
  /** True when parts of it can be focused: a picture as a whole hides them from screen readers. */
  readonly interactive?: boolean;
  readonly children: (width: number, height: number) => ReactNode;
}

/** An SVG laid out for the pixels its place has; drawn again when the place changes. */
export function Drawing({ label, className = '', interactive = false, children }: Props) {
  const [ref, { width, height }] = useSize<HTMLDivElement>();
  return (
    <div ref={ref} className={`fill ${className}`}>
      {width > 0 && height > 0 ? (
        <svg
          className="drawing"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role={interactive ? 'group' : 'img'}
          aria-label={label}
        >
          {children(width, height)}
        </svg>
      ) : null}
    </div>
  );
}

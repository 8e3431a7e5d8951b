import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useSize } from './useSize.ts';

interface Props<R> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string | number;
  readonly rowHeight: number;
  /** CSS grid-template-columns shared by head and rows. */
  readonly columns: string;
  readonly head?: ReactNode;
  readonly children: (row: R) => ReactNode;
  readonly selected?: string | number | null;
  readonly onSelect?: (row: R) => void;
  readonly className?: string;
  /** Told while scrolling: pixels hidden above and below what is in sight. */
  readonly onScrolled?: (above: number, below: number) => void;
}

const OVERSCAN_ROWS = 8;
const HEAD_PIXELS = 24;

/** A long list of rows of equal height: only those in sight exist. Arrow keys choose when rows can be chosen. */
export function VirtualList<R>(props: Props<R>) {
  const { label, rows, keyOf, rowHeight, columns, head, children, selected = null, onSelect, className = '' } = props;
  const { onScrolled } = props;
  const [ref, { height }] = useSize<HTMLDivElement>();
  const [top, setTop] = useState(0);
  const headPixels = head ? HEAD_PIXELS : 0;
  const first = Math.max(0, Math.floor(top / rowHeight) - OVERSCAN_ROWS);
  const last = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + OVERSCAN_ROWS);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 }[event.key];
    if (step === undefined || !onSelect || rows.length === 0) return;
    event.preventDefault();
    const at = rows.findIndex((row) => keyOf(row) === selected);
    const next = Math.min(rows.length - 1, Math.max(0, (at < 0 ? -1 : at) + step));
    const row = rows[next];
    if (row === undefined) return;
    onSelect(row);
    const y = next * rowHeight;
    const box = event.currentTarget;
    if (y < box.scrollTop) box.scrollTop = y;
    else if (y + rowHeight + headPixels > box.scrollTop + height) box.scrollTop = y + rowHeight + headPixels - height;
  };
  return (
    <div
      ref={ref}
      className={`virtual fill ${className}`}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      onScroll={({ currentTarget: box }) => {
        setTop(box.scrollTop);
        onScrolled?.(box.scrollTop, box.scrollHeight - box.clientHeight - box.scrollTop);
      }}
      onKeyDown={move}
    >
      {head ? (
        <div className="vhead" style={{ gridTemplateColumns: columns }}>
          {head}
        </div>
      ) : null}
      <div className="runway" style={{ height: rows.length * rowHeight }}>
        {rows.slice(first, last).map((row, index) => (
          <div
            key={keyOf(row)}
            className="vrow"
            role="option"
            tabIndex={-1}
            aria-selected={keyOf(row) === selected}
            style={{ top: (first + index) * rowHeight, height: rowHeight, gridTemplateColumns: columns }}
            onPointerDown={() => onSelect?.(row)}
          >
            {children(row)}
          </div>
        ))}
      </div>
    </div>
  );
}

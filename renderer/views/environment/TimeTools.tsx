import { Icon } from '../../components/Icon.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { useEnvironmentTime } from './environmentTime.ts';
import { moved, SPANS, spanning } from './timeWindow.ts';

/** Which part of time is shown: span, earlier and later. */
export function TimeTools() {
  const { window, turn } = useEnvironmentTime();
  return (
    <div className="trend-tools">
      <SegmentedControl
        label="Time shown"
        options={SPANS.map(({ ms, text }) => ({ value: ms as number, text }))}
        value={window.spanMs}
        onChange={(spanMs) => turn((old, now) => spanning(old, spanMs, now))}
      />
      <div className="row tight">
        <button
          type="button"
          className="btn"
          aria-label="Earlier"
          title="Earlier (arrow left)"
          onClick={() => turn((old, now) => moved(old, -1, now))}
        >
          <Icon name="chevron" size={12} className="flip" />
        </button>
        <button
          type="button"
          className="btn"
          aria-label="Later"
          title="Later (arrow right)"
          aria-disabled={window.end === null}
          onClick={() => turn((old, now) => moved(old, 1, now))}
        >
          <Icon name="chevron" size={12} />
        </button>
      </div>
    </div>
  );
}

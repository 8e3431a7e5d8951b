import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { State } from '../../components/Tag.tsx';
import { duration } from '../../format/duration.ts';
import { utcTime } from '../../format/time.ts';
import { useNightFacts } from './useNightFacts.ts';

/** Closings of the dome and spans of lost time, each with its cause. */
export function HappenedPanel() {
  const { log, now } = useNightFacts();
  const { closures, lost } = log;
  if (closures.length === 0 && lost.length === 0)
    return (
      <Panel note="nothing yet">
        <EmptyState title="Every closing of the dome and every span of lost time will be here, with its cause.">
          Nothing has closed the dome and no time was lost.
        </EmptyState>
      </Panel>
    );
  return (
    <Panel
      note={`${closures.length} ${closures.length === 1 ? 'closing' : 'closings'}, lost time ${lost.length === 1 ? 'once' : `${lost.length} times`}`}
      scroll
    >
      <table>
        <thead>
          <tr>
            <th className="log-time">Closed because, UTC</th>
            <th>Cause</th>
            <th className="r">Verified shut</th>
          </tr>
        </thead>
        <tbody>
          {closures.map((one) => (
            <tr key={one.at}>
              <td className="t2">{utcTime(one.at)}</td>
              <td className="b">{one.cause}</td>
              <td className="r">
                {one.closedAt === null ? (
                  <State tone="stale" icon="unknown">
                    <b>not verified</b>
                  </State>
                ) : (
                  `after ${duration(one.closedAt - one.at)}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th className="log-time">Lost from, UTC</th>
            <th>Cause</th>
            <th className="r">To</th>
            <th className="r">Length</th>
          </tr>
        </thead>
        <tbody>
          {lost.map((one) => (
            <tr key={`${one.start}${one.cause}`}>
              <td className="t2">{utcTime(one.start)}</td>
              <td className="b">{one.cause}</td>
              <td className="r">{one.end === null ? <b className="attention">goes on</b> : utcTime(one.end)}</td>
              <td className="r">{duration((one.end ?? now) - one.start)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

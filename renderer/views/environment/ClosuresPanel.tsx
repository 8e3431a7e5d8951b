import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { duration } from '../../format/duration.ts';
import { utcTime } from '../../format/time.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';

/** Closings of the night: cause, how long the dome took, what was lost. */
export function ClosuresPanel() {
  const log = useTopic('nightlog');
  const now = useNow();
  const closures = [...(log?.closures ?? [])].reverse();
  const lostAt = (at: number) => log?.lost.find((lost) => Math.abs(lost.start - at) < 120_000);
  return (
    <Panel note={closures.length === 0 ? '' : `${closures.length} so far`} scroll>
      {closures.length === 0 ? (
        <EmptyState title="Closings of the dome by the weather or the site will be here.">
          None so far tonight.
        </EmptyState>
      ) : (
        <table className="fixed closures">
          <thead>
            <tr>
              <th className="c-at">At, UTC</th>
              <th className="c-shut">Shut after</th>
              <th>Cause</th>
              <th className="r c-lost">Lost</th>
            </tr>
          </thead>
          <tbody>
            {closures.map((closure) => {
              const lost = lostAt(closure.at);
              return (
                <tr key={closure.at} className={lost && lost.end === null ? 'b' : 't2'}>
                  <td>{utcTime(closure.at)}</td>
                  <td className={closure.closedAt === null ? 'activity' : ''}>
                    {closure.closedAt === null ? 'closing' : duration(closure.closedAt - closure.at)}
                  </td>
                  <td className="t1" title={closure.cause}>
                    {closure.cause}
                  </td>
                  <td className="r">
                    {lost
                      ? `${duration((lost.end ?? now) - lost.start)}${lost.end === null ? ' so far' : ''}`
                      : 'nothing'}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { utcTime } from '../../format/time.ts';
import { useFeed } from '../../state/topics.ts';

const SHOWN_LINES = 40;

/** The latest log lines but debugging. */
export function RecentLog() {
  const lines = useFeed('log')
    .filter((line) => line.level !== 'debug')
    .slice(0, SHOWN_LINES);
  if (lines.length === 0)
    return <EmptyState title="What the agents say will be here.">Lines come as soon as the services run.</EmptyState>;
  return (
    <div className="fill scroll">
      <table className="fixed">
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className="t2 log-time">{utcTime(line.at)}</td>
              <td className="t3 log-agent">{line.agent}</td>
              <td
                title={line.message}
                className={line.level === 'error' ? 'danger' : line.level === 'warning' ? 'attention' : ''}
              >
                <span className="row tight">
                  {line.level === 'info' ? null : (
                    <Icon name={line.level === 'error' ? 'danger' : 'warning'} size={12} />
                  )}
                  <span className="el">{line.message}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

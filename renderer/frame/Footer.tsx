import { utcTime } from '../format/time.ts';
import { useServicesLost } from '../state/clock.ts';
import { useFeed, useTopic } from '../state/topics.ts';
import { useUi } from '../state/ui.ts';

/** Connection, database, shell, speed, event loop, last log line, user. */
export function Footer() {
  const agents = useTopic('agents') ?? [];
  const system = useTopic('system');
  const time = useTopic('time');
  const session = useTopic('session');
  const open = useUi((ui) => ui.open);
  const lost = useServicesLost();
  const [line] = useFeed('log');
  const running = agents.filter((agent) => agent.state === 'running').length;
  return (
    <footer className="foot">
      <span className={lost ? 'stale b' : running < agents.length ? 'attention' : 't2'}>
        {lost ? 'Services silent' : `Services ${running} of ${agents.length}`}
      </span>
      <span>
        {system
          ? `${system.database}${system.databaseLatencyMs === null ? '' : `, ${Math.round(system.databaseLatencyMs)} ms`}`
          : 'Database --'}
      </span>
      <span className={system?.shellNote ? '' : 'only-wide'} title={system?.shellNote ?? undefined}>
        {system?.shell ?? 'Shell --'}
      </span>
      <span className={time?.simulated ? 'activity' : ''}>
        {time ? `${time.simulated ? 'SIMULATION' : 'Real devices'}, ×${time.speed}` : '--'}
      </span>
      <span>
        Loop {system ? Math.round(system.loopDelayMs) : '--'} ms
        <span className="only-wide">{system ? `, worst ${Math.round(system.loopWorstMs)} ms tonight` : ''}</span>
      </span>
      <span className="log">
        {line ? (
          <>
            {utcTime(line.at)} <span className="t3">{line.agent}</span> {line.message}
          </>
        ) : (
          'No log line yet'
        )}
      </span>
      <button type="button" className="who" onClick={() => open('login')}>
        {session?.user ? `${session.user.username}, ${session.role}` : 'visitor: log in'}
      </button>
    </footer>
  );
}

import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { fixed, UNKNOWN } from '../../format/number.ts';
import { useServicesLost } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';

/** A loop that stands still this long makes the console feel slow (frame budget of 16 ms, three frames). */
const SLOW_LOOP_MS = 50;
/** Below this a night of images may not fit. */
const LOW_DISK_BYTES = 20e9;

/** Versions, database, event loop, disk. */
export function ServicesPanel() {
  const system = useTopic('system');
  const time = useTopic('time');
  const lost = useServicesLost();
  if (!system)
    return (
      <Panel>
        <EmptyState title="Versions, database, event loop and disk will be here.">
          They come with the first word from the services.
        </EmptyState>
      </Panel>
    );
  const slow = system.loopDelayMs > SLOW_LOOP_MS;
  const full = system.freeDiskBytes !== null && system.freeDiskBytes < LOW_DISK_BYTES;
  const facts: readonly (readonly [string, string, string])[] = [
    ['PyROS', system.version, ''],
    ['Shell', system.shell, ''],
    ...(system.shellNote ? [['', system.shellNote, 't3'] as const] : []),
    ['Database', system.database, ''],
    [
      'answers in',
      system.databaseLatencyMs === null ? UNKNOWN : `${fixed(system.databaseLatencyMs, 0)} ms`,
      system.databaseLatencyMs === null ? 'stale b' : '',
    ],
    [
      'Event loop',
      `${fixed(system.loopDelayMs, 0)} ms late, worst ${fixed(system.loopWorstMs, 0)} ms`,
      slow ? 'attention b' : '',
    ],
    ['Data directory', system.dataDirectory, ''],
    [
      'Free disk',
      system.freeDiskBytes === null ? UNKNOWN : `${fixed(system.freeDiskBytes / 1e9, 0)} GB`,
      full ? 'attention b' : '',
    ],
    [
      'Clock',
      time ? (time.simulated ? `simulation, ×${time.speed}` : `real, ×${time.speed}`) : UNKNOWN,
      time?.simulated ? 'activity' : '',
    ],
  ];
  return (
    <Panel note={lost ? 'the services do not answer: these are the last known values' : ''} scroll>
      <dl className={`facts padded ${lost ? 'stale' : ''}`}>
        {facts.map(([name, words, tone]) => (
          <div key={`${name}${words}`}>
            <dt className="t3">{name}</dt>
            <dd className={`selectable ${tone}`}>{words}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

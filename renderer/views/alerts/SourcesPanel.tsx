import type { AlertSourceView } from '../../../main-services/model/alertSource.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { IconName } from '../../components/iconPaths.ts';
import { Panel } from '../../components/Panel.tsx';
import { State, type Tone } from '../../components/Tag.tsx';
import { duration } from '../../format/duration.ts';
import { UNKNOWN } from '../../format/number.ts';
import { utcDateTime } from '../../format/time.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';

const LINKS: Readonly<Record<AlertSourceView['link'], { word: string; tone: Tone; icon: IconName }>> = {
  connected: { word: 'connected', tone: '', icon: 'check' },
  connecting: { word: 'connecting', tone: 'attention', icon: 'clock' },
  down: { word: 'down', tone: 'danger', icon: 'danger' },
  stopped: { word: 'stopped', tone: '', icon: 'minus' },
};
const KINDS: Readonly<Record<AlertSourceView['kind'], string>> = {
  kafka: 'Kafka',
  vtp: 'VOEvent broker',
  directory: 'watched directory',
};

/** Where notices come from: whether each path lives, since when, and what came last. */
export function SourcesPanel() {
  const sources = useTopic('alertSources') ?? [];
  // Sources live on the computer's clock; the tick of the observatory's is only what makes it look again.
  useNow();
  const wall = Date.now();
  if (sources.length === 0)
    return (
      <Panel>
        <EmptyState title="Every path on which notices come will be here, with its health.">
          Brokers and Kafka clusters are set up in pyros.json; the directory VOEVENTS is always watched.
        </EmptyState>
      </Panel>
    );
  const down = sources.filter(({ link, alarm }) => link === 'down' || alarm !== null).length;
  return (
    <Panel note={down === 0 ? `${sources.length}, all in order` : `${down} of ${sources.length} in trouble`} scroll>
      <ul className="sources">
        {sources.map((source) => (
          <Source key={source.name} source={source} wall={wall} />
        ))}
      </ul>
    </Panel>
  );
}

function Source({ source, wall }: { readonly source: AlertSourceView; readonly wall: number }) {
  const { word, tone, icon } = LINKS[source.link];
  const times: readonly (readonly [string, number | null])[] = [
    ['Connected since', source.connectedSince],
    ['Last notice', source.lastNoticeAt],
    ...(source.kind === 'kafka' ? [['Last heartbeat', source.lastHeartbeatAt] as const] : []),
    ...(source.kind === 'vtp' ? [['Last sign of life', source.lastHeardAt] as const] : []),
  ];
  return (
    <li className="source">
      <span className="row">
        <b className="el">{source.name}</b>
        <span className="t3 nw">{KINDS[source.kind]}</span>
        <span className="sp" />
        <State tone={source.alarm === null ? tone : 'danger'} icon={icon}>
          <b>{word}</b>
        </State>
      </span>
      {source.detail === word ? null : <span className="t2">{source.detail}</span>}
      {source.alarm === null ? null : <span className="danger">{source.alarm}</span>}
      <span className="source-times">
        {times.map(([name, at]) => (
          <span key={name} title={at === null ? '' : `${utcDateTime(at)} UTC`}>
            <span className="lab">{name}</span>{' '}
            {at === null ? (
              <span className="t3">{name === 'Last notice' ? 'none yet' : UNKNOWN}</span>
            ) : (
              `${duration(wall - at)}${name === 'Connected since' ? '' : ' ago'}`
            )}
          </span>
        ))}
        <span>
          <span className="lab">Received</span> {source.received}
          {source.unreadable > 0 ? `, ${source.unreadable} unreadable` : ''}
        </span>
        {source.reconnects > 0 ? (
          <span>
            <span className="lab">Reconnected</span> {source.reconnects} ×
          </span>
        ) : null}
      </span>
      {source.lastError === null || source.lastError.message === source.detail ? null : (
        <span className="lab" title={`${utcDateTime(source.lastError.at)} UTC`}>
          Last fault {duration(wall - source.lastError.at)} ago: {source.lastError.message}
        </span>
      )}
    </li>
  );
}

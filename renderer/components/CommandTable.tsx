import type { CommandRecord } from '../../main-services/model/operations.ts';
import { span } from '../format/duration.ts';
import { utcDateTime, utcTenth } from '../format/time.ts';
import { CommandOutcome } from './CommandOutcome.tsx';
import { EmptyState } from './EmptyState.tsx';
import { State } from './Tag.tsx';
import { VirtualList } from './VirtualList.tsx';

const ROW_PIXELS = 24;

/** Commands newest first: sent, acknowledged by the device, verified by read-back: three separate facts. */
export function CommandTable({
  commands,
  wide,
}: {
  readonly commands: readonly CommandRecord[];
  readonly wide: boolean;
}) {
  if (commands.length === 0)
    return (
      <EmptyState title="Every command to telescope, dome, cameras and lights appears here.">
        Take control and send one, or wait for the majordome to command.
      </EmptyState>
    );
  const columns = wide
    ? '84px 104px 88px minmax(140px,1.4fr) 112px 120px minmax(120px,2fr)'
    : '84px 72px minmax(110px,1.3fr) 96px 112px minmax(80px,1.5fr)';
  return (
    <VirtualList
      label="Commands"
      rows={commands}
      keyOf={(record) => record.id}
      rowHeight={ROW_PIXELS}
      columns={columns}
      head={
        <>
          <span>Sent, UTC</span>
          {wide ? <span>By</span> : null}
          <span>Device</span>
          <span>Command</span>
          <span>Acknowledged</span>
          <span>Verified</span>
          <span>Read-back</span>
        </>
      }
    >
      {(record) => <Row record={record} wide={wide} />}
    </VirtualList>
  );
}

function Row({ record, wide }: { readonly record: CommandRecord; readonly wide: boolean }) {
  const under = record.outcome === 'sent' || record.outcome === 'acknowledged';
  const refused = record.outcome === 'refused';
  return (
    <>
      <time className="t2" title={`${utcDateTime(record.at)} UTC`}>
        {utcTenth(record.at)}
      </time>
      {wide ? <span className="el t2">{record.by}</span> : null}
      <span className="el t2">{record.device}</span>
      <span className={`el ${under ? 'b' : ''}`}>{record.command}</span>
      {record.acknowledgedAt === null ? (
        <CommandOutcome record={record} />
      ) : (
        <State tone="" icon="arrow">
          +{span(record.acknowledgedAt - record.at)}
        </State>
      )}
      {record.acknowledgedAt === null ? (
        <span className="t3">{refused ? 'not sent' : ''}</span>
      ) : under ? (
        <State tone="activity" icon="play">
          <b>under way</b>
        </State>
      ) : (
        <CommandOutcome record={record} />
      )}
      <span className="el t2" title={record.detail}>
        {record.detail}
      </span>
    </>
  );
}

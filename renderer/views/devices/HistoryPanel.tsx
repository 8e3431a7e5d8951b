import { useState } from 'react';
import type { DeviceState } from '../../../devices/DeviceState.ts';
import type { DeviceName } from '../../../devices/deviceNames.ts';
import type { DeviceStatusRecord } from '../../../main-services/model/deviceHistory.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field, FieldReason } from '../../components/Field.tsx';
import type { IconName } from '../../components/iconPaths.ts';
import { Panel } from '../../components/Panel.tsx';
import { State, type Tone } from '../../components/Tag.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { readInstant } from '../../format/readInstant.ts';
import { utcDate, utcDateTime, utcTime } from '../../format/time.ts';
import { client } from '../../ipc/client.ts';
import { usePages } from '../../ipc/usePages.ts';
import { observatoryNow } from '../../state/clock.ts';
import { DeviceField } from './DeviceField.tsx';

const ROW_PIXELS = 24;
const PAGE_ROWS = 200;
const PERIOD_MS = 3000;
const NEAR_END_PIXELS = 480;
const SIGNS: Readonly<Record<DeviceState, { readonly tone: Tone; readonly icon: IconName }>> = {
  IDLE: { tone: '', icon: 'dot' },
  BUSY: { tone: 'activity', icon: 'play' },
  OK: { tone: '', icon: 'check' },
  ALERT: { tone: 'danger', icon: 'danger' },
  UNREACHABLE: { tone: 'stale', icon: 'unknown' },
};

/** From when on each device was in which state, as far back as the database reaches. */
export function HistoryPanel() {
  const [device, setDevice] = useState<DeviceName | ''>('');
  const [since, setSince] = useState('');
  const [until, setUntil] = useState('');
  const from = readInstant(since, observatoryNow());
  const to = readInstant(until, observatoryNow());
  const filter = {
    ...(device === '' ? {} : { device }),
    ...(since.trim() !== '' && from.ok ? { from: from.value } : {}),
    ...(until.trim() !== '' && to.ok ? { to: to.value } : {}),
  };
  const { rows, fault, older } = usePages<DeviceStatusRecord>(
    (before) =>
      client['equipment.history']({ ...filter, ...(before === undefined ? {} : { before }), limit: PAGE_ROWS }),
    PAGE_ROWS,
    PERIOD_MS,
    usePanelVisible(),
    JSON.stringify(filter),
  );
  return (
    <Panel note={rows === null ? 'not read yet' : `${rows.length} changes read, newest first`}>
      <div className="device-tools">
        <DeviceField value={device} onChange={setDevice} any="every device" />
        <Field label="From" value={since} onChange={setSince} typed={from} placeholder="05:40" unit="UTC" />
        <Field label="Until" value={until} onChange={setUntil} typed={to} placeholder="now" unit="UTC" />
      </div>
      <FieldReason value={since} typed={from} />
      <FieldReason value={until} typed={to} />
      {fault ? <div className="pad attention">The history cannot be read: {fault}</div> : null}
      {rows === null || rows.length === 0 ? (
        <EmptyState title={rows === null ? 'The history is being read.' : 'No device changed its state in this time.'}>
          A line is written whenever a device begins or ends something, complains, falls silent or answers again.
        </EmptyState>
      ) : (
        <VirtualList
          label="History of the devices, newest first"
          rows={rows}
          keyOf={(row) => row.id}
          rowHeight={ROW_PIXELS}
          columns="118px 108px 112px minmax(0, 1fr)"
          onScrolled={(above, below) => {
            if (below < NEAR_END_PIXELS && above > 0) older();
          }}
          head={
            <>
              <span>Since, UTC</span>
              <span>Device</span>
              <span>State</span>
              <span>In its own words</span>
            </>
          }
        >
          {(row) => <Line row={row} />}
        </VirtualList>
      )}
    </Panel>
  );
}

function Line({ row }: { readonly row: DeviceStatusRecord }) {
  const { tone, icon } = SIGNS[row.state] ?? SIGNS.IDLE;
  return (
    <>
      <time className="t2" title={`${utcDateTime(row.at)} UTC`}>
        <span className="t3">{utcDate(row.at).slice(5)}</span> {utcTime(row.at)}
      </time>
      <span className="el">{row.device}</span>
      <State tone={tone} icon={icon}>
        {row.state.toLowerCase()}
      </State>
      <span className={`el ${tone === '' ? 't2' : tone}`} title={row.detail}>
        {row.detail}
      </span>
    </>
  );
}

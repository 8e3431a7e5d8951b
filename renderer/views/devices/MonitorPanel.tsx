import { useMemo, useState } from 'react';
import type { WireFrame } from '../../../main-services/model/equipment.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field } from '../../components/Field.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { State } from '../../components/Tag.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { utcDateTime, utcTenth } from '../../format/time.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useChosenDevice } from './chosenDevice.ts';
import { DeviceField } from './DeviceField.tsx';
import { type FrameFilter, fitsFrameFilter } from './frameFilter.ts';
import { RecordButton } from './RecordButton.tsx';
import { useFrames } from './useFrames.ts';

const ROW_PIXELS = 24;
const FORMS = [
  { value: 'text', text: 'Text' },
  { value: 'hex', text: 'Hex' },
] as const;
const DIRECTIONS = [
  { value: 'both', text: 'Both ways' },
  { value: 'sent', text: 'Sent' },
  { value: 'received', text: 'Received' },
] as const;

/** The bytes on the line of one device as they come, as text or hexadecimal. */
export function MonitorPanel() {
  const { device, choose } = useChosenDevice();
  const [form, setForm] = useState<'text' | 'hex'>('text');
  const [direction, setDirection] = useState<FrameFilter['direction']>('both');
  const [text, setText] = useState('');
  const [paused, setPaused] = useState(false);
  const [selected, setSelected] = useState<WireFrame | null>(null);
  const reasons = useRolePermission('expert');
  const visible = usePanelVisible();
  const { frames, fault, clear } = useFrames(device, visible && !paused && reasons.length === 0);
  const wanted = useMemo(
    () => frames.filter((frame) => fitsFrameFilter(frame, { direction, text })),
    [frames, direction, text],
  );
  return (
    <Panel note={`${device}, ${paused ? 'standing still' : 'live'}, newest first`}>
      <div className="device-tools">
        <DeviceField value={device} onChange={(name) => (name === '' ? null : choose(name))} />
        <SegmentedControl label="Shown as" options={FORMS} value={form} onChange={setForm} />
        <SegmentedControl label="Direction" options={DIRECTIONS} value={direction} onChange={setDirection} />
        <Field label="Find" align="left" value={text} onChange={setText} placeholder="text, or 4c 4f" />
        <span className="sp" />
        <button type="button" className="btn sm" aria-pressed={paused} onClick={() => setPaused(!paused)}>
          {paused ? 'Follow' : 'Stand still'}
        </button>
        <button type="button" className="btn sm" onClick={clear}>
          Clear
        </button>
      </div>
      <RecordButton device={device} />
      {reasons.length > 0 ? (
        <div className="pad">
          <Reasons reasons={reasons} />
        </div>
      ) : null}
      {fault ? <div className="pad attention">The line cannot be watched: {fault}</div> : null}
      {wanted.length === 0 ? (
        <EmptyState
          title={frames.length === 0 ? 'What goes over the line will be here.' : 'Nothing fits what is asked for.'}
        >
          {frames.length === 0
            ? 'Every byte that the driver sends and receives, as soon as there is one.'
            : `${frames.length} others are kept.`}
        </EmptyState>
      ) : (
        <VirtualList
          label={`Line of ${device}, newest first`}
          className="frames"
          rows={wanted}
          keyOf={(frame) => frame.id}
          rowHeight={ROW_PIXELS}
          columns="84px 88px 56px minmax(0, 1fr)"
          selected={selected?.id ?? null}
          onSelect={(frame) => {
            setSelected(frame);
            setPaused(true);
          }}
          head={
            <>
              <span>UTC</span>
              <span>Direction</span>
              <span className="r">Bytes</span>
              <span>{form === 'text' ? 'Text, \\xNN where it is none' : 'Hexadecimal'}</span>
            </>
          }
        >
          {(frame) => <Line frame={frame} form={form} />}
        </VirtualList>
      )}
      {selected ? (
        <div className="log-detail selectable frame-detail">
          <span className="lab">
            {utcDateTime(selected.at)} UTC, {selected.direction}, {selected.bytes} bytes
          </span>
          <div>{selected.text}</div>
          <div className="t2">{selected.hex}</div>
        </div>
      ) : null}
    </Panel>
  );
}

function Line({ frame, form }: { readonly frame: WireFrame; readonly form: 'text' | 'hex' }) {
  const sent = frame.direction === 'sent';
  return (
    <>
      <time className="t2">{utcTenth(frame.at)}</time>
      <State tone={sent ? 'activity' : ''} icon={sent ? 'arrow' : 'dot'}>
        {frame.direction}
      </State>
      <span className="r t2">{frame.bytes}</span>
      <span className="el bytes">{frame[form].replaceAll('\n', ' ↵ ')}</span>
    </>
  );
}

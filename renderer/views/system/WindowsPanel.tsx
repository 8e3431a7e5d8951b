import { useId, useState } from 'react';
import { VIEW_NAMES } from '../../../electron/ipc/contract/views.ts';
import type { ViewName } from '../../../electron/ipc/contract/windows.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { useTopic } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';
import { windowIdentity } from '../../state/windowIdentity.ts';
import { VIEW_TITLES } from '../viewTitles.ts';

/** The console's windows: what each shows and where; closing one, opening another. */
export function WindowsPanel() {
  const windows = useTopic('windows') ?? [];
  const open = useCall('windows.open');
  const close = useCall('windows.close');
  const [view, setView] = useState<ViewName>('overview');
  const id = useId();
  return (
    <Panel note={windows.length === 1 ? 'one open' : `${windows.length} open`}>
      <div className="fill scroll">
        {windows.length === 0 ? (
          <EmptyState title="The open windows of the console will be here.">
            The shell tells when it has opened them.
          </EmptyState>
        ) : (
          windows.map((one) => (
            <div key={one.id} className="window-line">
              <span className="el">
                <b>{VIEW_TITLES[one.view]}</b>
                {one.panel ? <span className="t2"> panel {one.panel}</span> : null}
                {one.id === windowIdentity.id ? <span className="t3"> this window</span> : null}
              </span>
              <span className="lab">
                {one.place.width} × {one.place.height} at {one.place.x}, {one.place.y}
              </span>
              <button type="button" className="btn sm" onClick={() => void close.send({ id: one.id })}>
                Close
              </button>
            </div>
          ))
        )}
      </div>
      <div className="foot-line">
        <div className="buttons">
          <div className="field">
            <label htmlFor={id}>New window on</label>
            <select
              id={id}
              value={view}
              onChange={(event) => {
                const wanted = VIEW_NAMES.find((name) => name === event.currentTarget.value);
                if (wanted) setView(wanted);
              }}
            >
              {VIEW_NAMES.map((name) => (
                <option key={name} value={name}>
                  {VIEW_TITLES[name]}
                </option>
              ))}
            </select>
          </div>
          <button type="button" className="btn go" onClick={() => void open.send({ view, panel: null })}>
            Open
          </button>
        </div>
        <ResultLine answer={open.answer} pending={open.pending} />
        <ResultLine answer={close.answer} pending={close.pending} />
      </div>
    </Panel>
  );
}

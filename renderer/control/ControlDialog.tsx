import { useState } from 'react';
import { SHORTEST_REASON } from '../../electron/ipc/contract/controlWords.ts';
import { Dialog } from '../components/Dialog.tsx';
import { Field } from '../components/Field.tsx';
import { HoldButton } from '../components/HoldButton.tsx';
import { Reasons } from '../components/Reasons.tsx';
import { ResultLine } from '../components/ResultLine.tsx';
import { age } from '../format/duration.ts';
import { utcTime } from '../format/time.ts';
import { useNow } from '../state/clock.ts';
import { useRolePermission } from '../state/permission.ts';
import { useTopic } from '../state/topics.ts';
import { windowIdentity } from '../state/windowIdentity.ts';
import { VIEW_TITLES } from '../views/viewTitles.ts';
import { ControlButton } from './ControlButton.tsx';
import { windowWords } from './controlView.ts';
import { useControl } from './useControl.ts';
import { useControlCalls } from './useControlCalls.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

/** Who holds control since when, and everything that can be done about it from this window. */
export function ControlDialog({ onClose }: { readonly onClose: () => void }) {
  const control = useTopic('control');
  const now = useNow();
  const view = useControl();
  const calls = useControlCalls();
  const reasons = useRolePermission('expert');
  return (
    <Dialog title="Control" onClose={onClose}>
      <div className="body">
        <div>
          <b>{view.headline}</b>
          {control ? (
            <span className="t2">
              {' '}
              since {utcTime(control.since)}, {age(control.since, now)}
            </span>
          ) : null}
        </div>
        {view.asked ? <Asked calls={calls} /> : null}
        <div className="buttons">
          <ControlButton calls={calls} />
        </div>
        <Reasons reasons={reasons} />
        {view.answer ? <div className="t2">{view.answer}</div> : null}
        {view.mine ? <HandOver calls={calls} /> : null}
        {view.takeable ? <TakeAway holder={view.holder} calls={calls} /> : null}
        <ResultLine answer={calls.answer} pending={calls.pending} />
      </div>
    </Dialog>
  );
}

type Calls = ReturnType<typeof useControlCalls>;

function Asked({ calls }: { readonly calls: Calls }) {
  const { asked } = useControl();
  const left = useSecondsLeft(asked?.endsAtWall ?? null);
  if (!asked) return null;
  return (
    <div className="control-asked">
      <span>
        <b>{asked.by}</b> asks for it from {asked.where}. Without an answer you keep it.
      </span>
      <div className="buttons">
        <button type="button" className="btn" onClick={() => calls.reply(true)}>
          Hand over
        </button>
        <button type="button" className="btn" onClick={() => calls.reply(false)}>
          Keep control, {left} s
        </button>
      </div>
    </div>
  );
}

function HandOver({ calls }: { readonly calls: Calls }) {
  const windows = useTopic('windows') ?? [];
  const others = windows.filter(({ id }) => id !== windowIdentity.id);
  if (others.length === 0) return <div className="t3">No other window is open to hand it over to.</div>;
  return (
    <div className="col">
      <span className="lab">Hand it over to another window</span>
      {others.map(({ id, view }) => (
        <button key={id} type="button" className="btn sm" onClick={() => calls.handOver(id)}>
          {windowWords(id, windows)}: {VIEW_TITLES[view]}
        </button>
      ))}
    </div>
  );
}

function TakeAway({ holder, calls }: { readonly holder: string; readonly calls: Calls }) {
  const [reason, setReason] = useState('');
  const role = useRolePermission('admin');
  const short = reason.trim().length < SHORTEST_REASON;
  const reasons = role.length > 0 ? role : short ? [`Say why, in ${SHORTEST_REASON} letters or more.`] : [];
  return (
    <div className="col">
      <span className="lab">Take it away from {holder}; the reason is kept</span>
      <Field label="Reason" align="left" value={reason} onChange={setReason} disabled={role.length > 0} />
      <div className="buttons">
        <HoldButton disabled={reasons.length > 0 || calls.pending} onHeld={() => void calls.take(reason.trim())}>
          Take control away
        </HoldButton>
      </div>
      <Reasons reasons={reasons} />
    </div>
  );
}

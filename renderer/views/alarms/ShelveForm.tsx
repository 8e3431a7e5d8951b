import { useEffect, useRef, useState } from 'react';
import type { AlarmView } from '../../../main-services/model/alarm.ts';
import { Field } from '../../components/Field.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { useRolePermission } from '../../state/permission.ts';
import { useCall } from '../../state/useCall.ts';
import { useChosenAlarm } from './chosenAlarm.ts';

const SHORT = [
  { value: 5, text: '5 min' },
  { value: 15, text: '15 min' },
  { value: 30, text: '30 min' },
] as const;
const LONG = [
  { value: 15, text: '15 min' },
  { value: 60, text: '1 h' },
  { value: 240, text: '4 h' },
  { value: 720, text: '12 h' },
] as const;

/** Puts the alarm aside: for how long, and why. It comes back by itself when the time is over or when it gets worse. */
export function ShelveForm({ alarm }: { readonly alarm: AlarmView }) {
  const grave = (alarm.severity === 'NONE' ? alarm.shelf?.severity : alarm.severity) === 'CRITICAL';
  const [minutes, setMinutes] = useState<number>(15);
  const [reason, setReason] = useState('');
  const setShelving = useChosenAlarm((chosen) => chosen.setShelving);
  const reasons = useRolePermission('user');
  const { send, pending, answer } = useCall('alarms.shelve');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const disabled = reasons.length > 0 || pending || reason.trim() === '';
  return (
    <form
      ref={form}
      className="shelve"
      aria-label="Shelve this alarm"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.shiftKey) setShelving(false);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (disabled) return;
        void send({ key: alarm.key, minutes, reason: reason.trim() }).then((result) => {
          if (result.ok) setShelving(false);
        });
      }}
    >
      <Field label="Why" align="left" value={reason} onChange={setReason} placeholder="the cable is being changed" />
      <div className="row">
        <SegmentedControl label="For how long" options={grave ? SHORT : LONG} value={minutes} onChange={setMinutes} />
        <span className="sp" />
        <button type="button" className="btn quiet" onClick={() => setShelving(false)}>
          Cancel
        </button>
        <button type="submit" className="btn" aria-disabled={disabled}>
          Shelve
        </button>
      </div>
      <div className="why">
        It makes no sound and leaves the strip until then. It comes back at once when it gets worse
        {grave ? '; a critical alarm may be put aside for 30 min at most.' : '.'}
      </div>
      <Reasons reasons={reasons} />
      <ResultLine answer={answer} pending={pending} />
    </form>
  );
}

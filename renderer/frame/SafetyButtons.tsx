import { useEffect, useState } from 'react';
import type { Answer } from '../../electron/ipc/contract/answer.ts';
import type { CommandRecord } from '../../main-services/model/operations.ts';
import { useHold } from '../components/useHold.ts';
import { client } from '../ipc/client.ts';
import { SafetyAnswer } from './SafetyAnswer.tsx';

export interface SafetyCall {
  readonly name: 'STOP' | 'MAKE SAFE';
  readonly sentAt: number;
  readonly answer: Answer<readonly CommandRecord[]> | null;
}

/** MAKE SAFE above STOP, measured from the window's bottom edge: nothing moves or covers them. */
export function SafetyButtons() {
  const [call, setCall] = useState<SafetyCall | null>(null);
  const send = (name: SafetyCall['name']) => {
    const sentAt = performance.now();
    setCall({ name, sentAt, answer: null });
    const sent = name === 'STOP' ? client['safety.stop'](undefined) : client['safety.makeSafe'](undefined);
    void sent.then((answer) => setCall((last) => (last?.sentAt === sentAt ? { name, sentAt, answer } : last)));
  };
  const { progress, handlers } = useHold(() => send('MAKE SAFE'), true);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) send('STOP');
    };
    // Captured before any panel or dialog can take the key.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  });
  return (
    <>
      <button
        type="button"
        className={`safebtn ${progress === null ? '' : 'pressed'}`}
        aria-label="Make safe: hold one second. Aborts exposures, parks the telescope, closes the dome."
        {...handlers}
      >
        {progress === null ? null : <span className="fill" style={{ width: `${progress * 100}%` }} />}
        <span>MAKE</span>
        <span>SAFE</span>
        <small>{progress === null ? 'hold 1 s' : `${(1 - progress).toFixed(1)} s`}</small>
      </button>
      <button
        type="button"
        className="stopbtn"
        aria-label="Stop every motion at once"
        onPointerDown={() => send('STOP')}
        onClick={(event) => {
          if (event.detail === 0) send('STOP');
        }}
      >
        STOP<small>Shift Esc</small>
      </button>
      {call ? <SafetyAnswer call={call} onClose={() => setCall(null)} /> : null}
    </>
  );
}

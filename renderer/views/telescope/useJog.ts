import { useCallback, useEffect, useRef, useState } from 'react';
import type { JogDirection } from '../../../devices/mount/Mount.ts';
import { client } from '../../ipc/client.ts';
import { useManualCommand } from '../../state/manualCommand.ts';

/** The services take a window for dead after three of these (main-services/instruments/JogDesk.ts). */
const RENEW_MS = 200;

/**
 * Motion for as long as something is held. It ends when it is let go, when the window loses the focus or is hidden or closed, when the
 * services do not answer; and when nothing of that comes through, the services end it by themselves.
 */
export function useJog() {
  const command = useManualCommand('telescope.jog', false);
  const [direction, setDirection] = useState<JogDirection | null>(null);
  const renewing = useRef<ReturnType<typeof setInterval> | undefined>(undefined);
  const going = useRef<JogDirection | null>(null);
  const { send, reasons } = command;
  const allowed = reasons.length === 0;

  const forget = useCallback(() => {
    clearInterval(renewing.current);
    going.current = null;
    setDirection(null);
  }, []);
  const stop = useCallback(() => {
    if (going.current === null) return;
    forget();
    void client['telescope.stopJogging'](undefined);
  }, [forget]);
  const start = useCallback(
    (towards: JogDirection, rate: string) => {
      if (!allowed || going.current === towards) return;
      clearInterval(renewing.current);
      going.current = towards;
      setDirection(towards);
      let begun = false;
      const mine = setInterval(async () => {
        const answer = await client['telescope.keepJogging'](undefined);
        const over = !answer.ok || (begun && !answer.value);
        if (over && renewing.current === mine) forget();
      }, RENEW_MS);
      renewing.current = mine;
      void send({ direction: towards, rate }).then((answer) => {
        begun = answer.ok;
        if (!answer.ok && renewing.current === mine) stop();
      });
    },
    [allowed, send, stop, forget],
  );
  useEffect(() => {
    const hidden = () => {
      if (document.hidden) stop();
    };
    window.addEventListener('blur', stop);
    window.addEventListener('pagehide', stop);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      stop();
      window.removeEventListener('blur', stop);
      window.removeEventListener('pagehide', stop);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [stop]);
  useEffect(() => {
    if (!allowed) stop();
  }, [allowed, stop]);
  return { command, direction, start, stop, allowed };
}

import { useEffect, useState } from 'react';
import { readTopic, watchTopic } from '../state/topics.ts';
import { AlarmHorn } from './AlarmHorn.ts';
import { alarmTones } from './alarmTones.ts';

/** Of all windows of the console, the one that holds this lock is heard; when it closes, the next one is. */
const LOCK = 'pyros-alarm-horn';
/** A window that takes over still plays what came so lately, wall time: the window before may not have. */
const TAKES_OVER_MS = 10_000;

/** Makes the alarms heard from one window only. Answers true when this window should be heard and the browser forbids it. */
export function useAlarmHorn(): boolean {
  const [forbidden, setForbidden] = useState(false);
  useEffect(() => {
    const horn = new AlarmHorn();
    const ended = new AbortController();
    let latest = { id: readTopic('annunciation')?.sound?.id ?? null, at: Number.NEGATIVE_INFINITY };
    let known = readTopic('annunciation') !== null;
    let giveUp: (() => void) | null = null;

    const play = async () => {
      const sound = readTopic('annunciation')?.sound;
      if (!sound || giveUp === null || (await horn.play(alarmTones(sound)))) return;
      setForbidden(true);
      giveUp?.();
    };
    const unwatch = watchTopic('annunciation', () => {
      const view = readTopic('annunciation');
      if (!view) return;
      const first = !known;
      known = true;
      const id = view.sound?.id ?? null;
      if (id === latest.id) return;
      // What sounded before this window was there is not news.
      latest = { id, at: first ? Number.NEGATIVE_INFINITY : performance.now() };
      if (!first) void play();
    });
    const takeTurns = () => {
      navigator.locks
        .request(LOCK, { signal: ended.signal }, async () => {
          // Granted while the window was closing: nobody would ever give it back.
          if (ended.signal.aborted) return;
          const turn = new Promise<void>((resolve) => {
            giveUp = resolve;
          });
          if (performance.now() - latest.at < TAKES_OVER_MS) void play();
          await turn;
          giveUp = null;
        })
        .catch((error: unknown) => {
          // The window closes: somebody else's turn.
          if (!ended.signal.aborted) throw error;
        });
    };
    const allowed = () => {
      setForbidden((was) => {
        if (was) takeTurns();
        return false;
      });
    };
    takeTurns();
    window.addEventListener('pointerdown', allowed);
    window.addEventListener('keydown', allowed);
    return () => {
      window.removeEventListener('pointerdown', allowed);
      window.removeEventListener('keydown', allowed);
      unwatch();
      ended.abort();
      giveUp?.();
      horn.close();
    };
  }, []);
  return forbidden;
}

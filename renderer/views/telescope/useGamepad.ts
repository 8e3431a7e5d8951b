import { useEffect, useRef, useState } from 'react';
import type { JogDirection } from '../../../devices/mount/Mount.ts';
import { gamepadDirection, PAD_FASTER, PAD_SLOWER, PAD_STOP } from './gamepadDirection.ts';

/** A twentieth of a second is not felt, and a gamepad is read in microseconds. */
const PERIOD_MS = 50;

interface Wishes {
  readonly onDirection: (direction: JogDirection | null) => void;
  readonly onRate: (step: 1 | -1) => void;
  readonly onStop: () => void;
}

/** Reads the first gamepad while `active`; answers its name, null = there is none (one shows itself at its first key). */
export function useGamepad(active: boolean, wishes: Wishes): string | null {
  const [name, setName] = useState<string | null>(null);
  const latest = useRef(wishes);
  latest.current = wishes;
  useEffect(() => {
    if (!active) return;
    let direction: JogDirection | null = null;
    let down = new Set<number>();
    const turn = (to: JogDirection | null) => {
      if (to === direction) return;
      direction = to;
      latest.current.onDirection(to);
    };
    const timer = setInterval(() => {
      const pad = navigator.getGamepads().find((one) => one !== null) ?? null;
      setName(pad?.id ?? null);
      if (pad === null) {
        turn(null);
        return;
      }
      const pressed = new Set(pad.buttons.flatMap((button, index) => (button.pressed ? [index] : [])));
      const fresh = (index: number) => pressed.has(index) && !down.has(index);
      if (fresh(PAD_STOP)) latest.current.onStop();
      if (fresh(PAD_SLOWER)) latest.current.onRate(-1);
      if (fresh(PAD_FASTER)) latest.current.onRate(1);
      down = pressed;
      // While STOP is held nothing begins anew.
      turn(pressed.has(PAD_STOP) ? null : gamepadDirection(pad));
    }, PERIOD_MS);
    return () => {
      clearInterval(timer);
      if (direction !== null) latest.current.onDirection(null);
    };
  }, [active]);
  return name;
}

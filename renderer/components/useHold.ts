import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

/** Long enough not to happen by accident, short enough in a storm (console.md: press and hold 1 s). */
export const HOLD_MS = 1000;
/** Pixels that the pointer may wander from where it was pressed; slid further away, the hold is given up. */
const SLIDE_OFF_PIXELS = 48;

interface Hold {
  /** 0…1 while pressed, null otherwise. */
  readonly progress: number | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onLostPointerCapture: () => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onKeyUp: () => void;
    readonly onBlur: () => void;
  };
}

/**
 * Press and hold with the pointer, Space or Enter; released early, nothing happens. A button that moves while it is held, because
 * a line above or below it came or went, stays held: what counts is where the pointer was pressed.
 */
export function useHold(onHeld: () => void, enabled: boolean): Hold {
  const [progress, setProgress] = useState<number | null>(null);
  const frame = useRef<number | null>(null);
  const pressedAt = useRef({ x: 0, y: 0 });
  const held = useRef(onHeld);
  held.current = onHeld;

  const release = useCallback(() => {
    if (frame.current !== null) cancelAnimationFrame(frame.current);
    frame.current = null;
    setProgress(null);
  }, []);
  const press = useCallback(() => {
    if (frame.current !== null) return;
    const startedAt = performance.now();
    const grow = () => {
      const share = (performance.now() - startedAt) / HOLD_MS;
      if (share >= 1) {
        release();
        held.current();
        return;
      }
      setProgress(share);
      frame.current = requestAnimationFrame(grow);
    };
    frame.current = requestAnimationFrame(grow);
  }, [release]);
  useEffect(() => (enabled ? undefined : release()), [enabled, release]);
  useEffect(() => release, [release]);

  return {
    progress,
    handlers: {
      onPointerDown: (event) => {
        if (!enabled || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pressedAt.current = { x: event.clientX, y: event.clientY };
        press();
      },
      onPointerMove: ({ clientX, clientY }) => {
        const { x, y } = pressedAt.current;
        if (Math.hypot(clientX - x, clientY - y) > SLIDE_OFF_PIXELS) release();
      },
      onPointerUp: release,
      onLostPointerCapture: release,
      onPointerCancel: release,
      onKeyDown: (event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return;
        event.preventDefault();
        if (enabled && !event.repeat) press();
      },
      onKeyUp: release,
      onBlur: release,
    },
  };
}

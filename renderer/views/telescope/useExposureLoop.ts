import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf } from '../../../electron/ipc/contract/index.ts';
import type { ManualCommand } from '../../state/manualCommand.ts';
import { useFeed } from '../../state/topics.ts';

/**
 * Orders the next exposure when the one before is verified. The loop lives in this window: it ends with it, with an exposure that fails
 * or is aborted, when control is lost, and at STOP.
 */
export function useExposureLoop(
  expose: ManualCommand<'camera.expose'>,
  order: InputOf<'camera.expose'> | null,
  wanted: boolean,
): { readonly running: boolean; readonly count: number; readonly end: () => void } {
  const commands = useFeed('commands');
  const [count, setCount] = useState(0);
  const [ended, setEnded] = useState(false);
  const followed = useRef<number | null>(null);
  const { answer, send, pending, reasons } = expose;
  const id = answer?.ok ? answer.value.id : null;
  const outcome = commands.find((one) => one.id === id)?.outcome ?? null;
  const allowed = wanted && !ended && reasons.length === 0 && order !== null;
  const underWay = outcome === 'sent' || outcome === 'acknowledged';
  useEffect(() => {
    if (!wanted) {
      setEnded(false);
      setCount(0);
    }
  }, [wanted]);
  useEffect(() => {
    if (!allowed || order === null || pending || id === null || followed.current === id) return;
    if (outcome !== 'verified') return;
    followed.current = id;
    setCount((before) => before + 1);
    void send(order);
  }, [allowed, order, pending, id, outcome, send]);
  const end = useCallback(() => setEnded(true), []);
  // A new exposure by the button begins a new loop.
  useEffect(() => {
    if (pending) setEnded(false);
  }, [pending]);
  return { running: wanted && !ended && (pending || underWay), count: wanted ? count : 0, end };
}

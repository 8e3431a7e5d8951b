import { useEffect, useState } from 'react';
import { secondsLeft } from './controlView.ts';

const LOOK_PERIOD_MS = 250;

/** Counts down to a deadline of the wall clock, for people answer in their own time; null while there is none. */
export function useSecondsLeft(endsAtWall: number | null): number | null {
  const [wall, setWall] = useState(Date.now);
  useEffect(() => {
    if (endsAtWall === null) return;
    setWall(Date.now());
    const timer = setInterval(() => setWall(Date.now()), LOOK_PERIOD_MS);
    return () => clearInterval(timer);
  }, [endsAtWall]);
  return endsAtWall === null ? null : secondsLeft(endsAtWall, wall);
}

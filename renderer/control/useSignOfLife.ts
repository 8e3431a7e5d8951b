import { useEffect } from 'react';
import { client } from '../ipc/client.ts';

/** Well within the 30 s after which a window that says nothing holds nothing any more. */
const PERIOD_MS = 3_000;

/** Tells the services that this window lives, as long as it does. */
export function useSignOfLife(): void {
  useEffect(() => {
    const tell = () => void client['control.present'](undefined);
    tell();
    const timer = setInterval(tell, PERIOD_MS);
    return () => clearInterval(timer);
  }, []);
}

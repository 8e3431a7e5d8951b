import type { RunningApplication } from './RunningApplication.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Ctrl+C twice by a shaking hand must not leave the dome open; three times means it. */
const MEANT_IT = 3;

/**
 * Turns signals into the ordered shutdown. Only the third Ctrl+C ends the process at once: then the simulated or real PLC
 * closes the dome by itself when the heartbeat stops. Returns what ends the watching.
 */
export function quitOnSignals(application: Pick<RunningApplication, 'quit'>, say: (line: string) => void): () => void {
  let interrupts = 0;
  const listeners = SIGNALS.map((signal) => {
    const listener = () => {
      if (signal === 'SIGINT') interrupts += 1;
      if (interrupts >= MEANT_IT) process.exit(130);
      if (interrupts === 2)
        say('Still closing the observatory in order. Ctrl+C once more leaves it at once, as it is.');
      application.quit(signal === 'SIGINT' ? 'Ctrl+C in the terminal' : `signal ${signal}`);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const end of listeners) end();
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A pretended screen for tests of real windows; it chooses its own number. */
export async function startXvfb(size = '1920x1080x24'): Promise<{ display: string; stop(): Promise<void> }> {
  const child: ChildProcess = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`Xvfb is needed for this test: ${error.message}`)));
    child.once('exit', (status) => reject(new Error(`Xvfb ended with status ${status}`)));
    let text = '';
    child.stdout?.on('data', (data: Buffer) => {
      text += data.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
  });
  return {
    display: `:${number}`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

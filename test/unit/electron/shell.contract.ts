import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TopicMessage } from '../../../electron/ipc/contract/topics.ts';
import type { Sender } from '../../../electron/ipc/Sender.ts';
import { senderFault } from '../../../electron/ipc/Sender.ts';
import type { Shell, WindowOrder } from '../../../electron/shell.ts';

/** What the contract needs of a shell besides the shell itself: a way into a window's page. */
export interface ShellUnderTest {
  readonly shell: Shell;
  /** Calls `window.pyros.invoke` in the page. */
  invokeFromPage(windowId: string, name: string, input: unknown): Promise<unknown>;
  /** Everything `window.pyros.subscribe` delivered to the page so far. */
  receivedByPage(windowId: string): Promise<readonly TopicMessage[]>;
  /** The operator closes the window with its own button. */
  closeByHand(windowId: string): Promise<void>;
}

const order = (id: string, more: Partial<WindowOrder> = {}): WindowOrder => ({
  id,
  view: 'overview',
  panel: null,
  title: `PyROS ${id}`,
  place: { x: 60, y: 40, width: 900, height: 600 },
  ...more,
});

const message = (revision: number): TopicMessage =>
  ({ topic: 'theme', revision, kind: 'replace', value: 'dark' }) as TopicMessage;

/** What every shell must do, whoever makes the windows. */
export function shellContract(name: string, build: (dataDirectory: string) => Promise<ShellUnderTest>): void {
  describe(`shell contract: ${name}`, () => {
    let directory: string;
    let under: ShellUnderTest;
    let shell: Shell;
    const calls: { windowId: string; name: string; input: unknown; sender: Sender }[] = [];
    const closed: string[] = [];
    const ready: string[] = [];

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'pyros-shell-'));
      under = await build(directory);
      shell = under.shell;
      shell.onWindowClosed((id) => closed.push(id));
      shell.onWindowReady((id) => ready.push(id));
      await shell.start(directory);
    });

    afterAll(async () => {
      await shell.quit();
      await rm(directory, { recursive: true, force: true, maxRetries: 10 });
    });

    it('describes the monitors, one of them primary, before any window is open', async () => {
      const displays = await shell.displays();
      expect(displays.length).toBeGreaterThan(0);
      expect(displays.filter(({ primary }) => primary)).toHaveLength(1);
      for (const { bounds, workArea } of displays) {
        expect(bounds.width).toBeGreaterThan(0);
        expect(workArea.height).toBeGreaterThan(0);
      }
    });

    it('opens a window where it was told to and says when its page is loaded', async () => {
      const opened = await shell.open(order('w1'));
      expect(opened).toEqual({ id: 'w1', place: { x: 60, y: 40, width: 900, height: 600 } });
      expect(ready).toEqual(['w1']);
    });

    it('refuses calls until somebody answers them', async () => {
      expect(await under.invokeFromPage('w1', 'windows.list', undefined)).toMatchObject({ ok: false, code: 'failed' });
    });

    it('opens further windows and lists them oldest first', async () => {
      await shell.open(
        order('w2', { view: 'telescope', panel: 'dome', place: { x: 200, y: 100, width: 800, height: 500 } }),
      );
      await shell.open(order('w3', { view: 'images', place: null }));
      expect((await shell.windows()).map(({ id }) => id)).toEqual(['w1', 'w2', 'w3']);
    });

    it('refuses a second window of the same name', async () => {
      await expect(shell.open(order('w1'))).rejects.toThrow(/already a window w1/);
    });

    it('hands a call over with its window and its real sender, and the answer back', async () => {
      shell.onInvoke(async (windowId, call, input, sender) => {
        calls.push({ windowId, name: call, input, sender });
        return { ok: true, value: { echoed: input } };
      });
      const answer = await under.invokeFromPage('w2', 'dome.rotateTo', { azimuthDegrees: 12.5 });
      expect(answer).toEqual({ ok: true, value: { echoed: { azimuthDegrees: 12.5 } } });
      const [call] = calls;
      expect(call).toMatchObject({ windowId: 'w2', name: 'dome.rotateTo', input: { azimuthDegrees: 12.5 } });
      expect(call && senderFault(call.sender)).toBeNull();
    });

    it('keeps "no input" apart from null', async () => {
      calls.length = 0;
      await under.invokeFromPage('w1', 'dome.open', undefined);
      await under.invokeFromPage('w1', 'dome.open', null);
      expect(calls.map(({ input }) => input)).toEqual([undefined, null]);
    });

    it('delivers pushes to one window only, whole and in order', async () => {
      const first = Array.from({ length: 20 }, (_, index) => message(index));
      for (const each of first) shell.push('w1', JSON.stringify([each]));
      shell.push('w1', JSON.stringify([message(20), message(21)]));
      await expect.poll(() => under.receivedByPage('w1')).toEqual([...first, message(20), message(21)]);
      expect(await under.receivedByPage('w2')).toEqual([]);
    });

    it('takes a push to a window that is not there without a word', () => {
      shell.push('nowhere', JSON.stringify([message(1)]));
    });

    it('moves and focuses windows', async () => {
      await shell.move('w2', { x: 300, y: 150, width: 700, height: 550 });
      await shell.focus('w2');
      const moved = (await shell.windows()).find(({ id }) => id === 'w2');
      expect(moved?.place).toEqual({ x: 300, y: 150, width: 700, height: 550 });
    });

    it('says that a window is gone when the operator closed it, and when the application did', async () => {
      await under.closeByHand('w3');
      await expect.poll(() => closed).toEqual(['w3']);
      await shell.close('w2');
      await expect.poll(() => closed).toEqual(['w3', 'w2']);
      await shell.close('w2');
      expect((await shell.windows()).map(({ id }) => id)).toEqual(['w1']);
    });

    it('goes on when the last window is closed, and opens one again', async () => {
      await under.closeByHand('w1');
      await expect.poll(() => closed).toContain('w1');
      expect(await shell.windows()).toEqual([]);
      await shell.open(order('w4'));
      expect(await under.invokeFromPage('w4', 'windows.list', undefined)).toMatchObject({ ok: true });
    });

    it('does not call the windows of a shell that quits closed', async () => {
      closed.length = 0;
      await shell.quit();
      expect(closed).toEqual([]);
      expect(await shell.windows()).toEqual([]);
    });
  });
}

import { describe, expect, it } from 'vitest';
import { TopicHub } from '../../../electron/ipc/publish.ts';
import { TerminalStatus } from '../../../electron/terminal-status.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const NOW = Date.UTC(2026, 11, 16, 3, 4, 5);

function build(out: { isTTY?: boolean; columns?: number } = {}) {
  const wall = new ManualClock();
  const hub = new TopicHub({ push: () => undefined, wall, log: rememberingLog() });
  const written: string[] = [];
  const status = new TerminalStatus({
    topics: hub,
    wall,
    out: { ...out, write: (text: string) => written.push(text) },
  });
  return { wall, hub, written, status };
}

describe('TerminalStatus', () => {
  it('shows "--" for what is not known', () => {
    const { status, written } = build();
    status.start();
    expect(written.join('')).toMatch(/^Time {7}--\nNight {6}--\nSafety {5}--/);
  });

  it('shows the state in plain lines, and then only what changed', async () => {
    const { status, hub, written, wall } = build();
    hub.set('time', { now: NOW, wall: NOW, speed: 600, simulated: true });
    hub.set('control', { mode: 'MAN', holder: 'ada', holderWindow: 'w1', since: NOW });
    hub.set('majordome', { state: 'IDLE', since: NOW, reason: 'waiting for the night', execution: null });
    status.start();
    expect(written.join('')).toContain('Time       2026-12-16 03:04:05 UTC, simulated ×600\n');
    expect(written.join('')).toContain('Control    MAN (ada)\nMajordome  IDLE: waiting for the night\n');
    written.length = 0;
    hub.set('control', { mode: 'AUTO', holder: null, holderWindow: null, since: NOW });
    await wall.advance(60_000);
    await wall.advance(60_000);
    expect(written).toEqual(['Control    AUTO\n']);
  });

  it('draws one block in place on a terminal, cut to its width', async () => {
    const { status, hub, written, wall } = build({ isTTY: true, columns: 40 });
    status.start();
    hub.add('log', [{ id: 1, at: NOW, agent: 'majordome', level: 'info', message: 'x'.repeat(200) }]);
    await wall.advance(1000);
    expect(written[1]?.startsWith('\u001b[10A\u001b[0J')).toBe(true);
    for (const line of (written[1] ?? '').split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(39);
    status.stop();
    await wall.advance(10_000);
    expect(written).toHaveLength(3);
  });

  it('lets no text from outside steer the terminal', () => {
    const { status, hub, written } = build({ isTTY: true, columns: 200 });
    hub.add('log', [{ id: 1, at: NOW, agent: 'alerts', level: 'info', message: 'a\u001b[2Jb\u0007c\nd' }]);
    status.start();
    expect(written[0]).toContain('alerts: ab c d');
    expect(written[0]).not.toContain('\u001b');
    expect(written[0]).not.toContain('\u0007');
  });

  it('shows the steps of the shutdown', () => {
    const { status, hub, written } = build();
    hub.set('shutdown', [{ name: 'close the dome', state: 'running', detail: 'at most 120.0 s' }]);
    status.start();
    expect(written.join('')).toContain('Closing    close the dome: running at most 120.0 s\n');
  });
});

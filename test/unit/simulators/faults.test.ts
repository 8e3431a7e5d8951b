import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SimulatorLine } from './SimulatorLine.ts';
import { SimulatorProcess } from './SimulatorProcess.ts';

let dome: SimulatorProcess;
let engineer: SimulatorLine;
let line: SimulatorLine;

beforeAll(async () => {
  dome = await SimulatorProcess.start('dome/domeSimulator.ts', '--port', '0');
});
afterAll(() => dome.stop());
beforeEach(async () => {
  engineer = await SimulatorLine.open(dome.port());
  await setFault('none');
  line = await SimulatorLine.open(dome.port());
  return () => {
    engineer.close();
    line.close();
  };
});

async function setFault(fault: string): Promise<void> {
  expect(await engineer.ask([{ name: 'SIM_FAULT', fault }])).toEqual([{ name: 'SIM_FAULT', result: 'ok' }]);
}

/** The raw bytes that come back within a short while, and whether the connection ended. */
async function listen(question: string): Promise<{ bytes: string; ended: boolean }> {
  let bytes = '';
  line.socket.on('data', (text) => {
    bytes += text;
  });
  line.send(question).catch(() => undefined);
  const closed = once(line.socket, 'close').then(() => true);
  const ended = await Promise.race([closed, new Promise<false>((resolve) => setTimeout(() => resolve(false), 200))]);
  return { bytes, ended };
}

const STATUS = '{"command":[{"name":"STATUS"}]}';
const OPEN = '{"command":[{"name":"OPEN"}]}';

describe('SIM_FAULT', () => {
  test('hang: nothing is done and nothing is answered', async () => {
    await setFault('hang');
    expect(await listen(OPEN)).toEqual({ bytes: '', ended: false });
    await setFault('none');
    expect((await engineer.ask([{ name: 'STATUS' }]))[0].shutter).toBe('CLOSED');
  });

  test('mute: it is done but not answered', async () => {
    await setFault('mute');
    expect(await listen(OPEN)).toEqual({ bytes: '', ended: false });
    await setFault('none');
    expect((await engineer.ask([{ name: 'STATUS' }, { name: 'CLOSE' }]))[0].shutter).toBe('OPENING');
  });

  test('rubbish: the answer is no JSON', async () => {
    await setFault('rubbish');
    const { bytes } = await listen(STATUS);
    expect(() => JSON.parse(bytes)).toThrow();
  });

  test('truncated: half an answer and the end', async () => {
    await setFault('truncated');
    const { bytes } = await listen(STATUS);
    expect(bytes).toMatch(/^\[\{"name":"STATUS"/);
    expect(bytes).not.toContain('\n');
  });

  test('oversized: two megabytes', async () => {
    await setFault('oversized');
    expect(JSON.stringify(await line.send(STATUS)).length).toBeGreaterThan(2 * 1024 * 1024);
  });

  test('close: connections are dropped, old ones and new ones', async () => {
    // Answered once, it is surely known to the simulator.
    await line.send(STATUS);
    const closed = once(line.socket, 'close');
    await setFault('close');
    await closed;
    const other = await SimulatorLine.open(dome.port());
    await expect(other.send(STATUS)).rejects.toThrow('closed');
  });

  test('slow: a byte at a time, but all of them', async () => {
    await setFault('slow');
    const pieces: number[] = [];
    line.socket.on('data', (text) => pieces.push(String(text).length));
    expect((await line.send(STATUS))[0].from).toBe('Dome');
    expect(pieces.length).toBeGreaterThan(20);
  });

  test('stuck: motion never ends, and goes on when it comes loose', async () => {
    await line.at(0, 'OPEN');
    await line.at(15, 'SIM_FAULT', { fault: 'stuck' });
    expect(await line.at(900, 'STATUS')).toMatchObject({ shutter: 'OPENING', percent: 50 });
    await line.at(900, 'SIM_FAULT', { fault: 'none' });
    expect(await line.at(914, 'STATUS')).toMatchObject({ shutter: 'OPENING' });
    expect(await line.at(916, 'STATUS')).toMatchObject({ shutter: 'OPEN', percent: 100 });
    await line.at(920, 'CLOSE');
    await line.at(960, 'STATUS');
  });

  test('broken: the device says so and refuses', async () => {
    await setFault('broken');
    expect((await line.send(OPEN))[0]).toMatchObject({ name: 'OPEN', error: 'fault' });
    expect((await line.send(STATUS))[0]).toMatchObject({
      shutter: 'FAULT',
      fault: expect.stringContaining('simulated'),
    });
    expect((await line.ask([{ name: 'STOP' }]))[0]).toMatchObject({ result: 'ok' });
  });

  test('an unknown fault is refused with the list', async () => {
    const [answer] = await engineer.ask([{ name: 'SIM_FAULT', fault: 'sulk' }]);
    expect(answer).toMatchObject({ error: 'refused' });
    expect(answer.reason).toContain('mute');
  });
});

describe('frames that are none', () => {
  test.each([
    ['rubbish', 'hello\n'],
    ['an array', '[1, 2]'],
    ['braces without JSON', '{command: STATUS}'],
    ['an endless frame', `{"command": "${'x'.repeat(100_000)}`],
  ])('%s: answered and closed', async (_, text) => {
    const closed = once(line.socket, 'close');
    expect(await line.send(text)).toMatchObject([{ name: '?', error: 'unknown' }]);
    line.socket.end();
    await closed;
  });

  test.each([
    ['{}', '"command"'],
    ['{"command": {"name": "STATUS"}}', '"command"'],
    ['{"command": ["STATUS"]}', 'command 0'],
    ['{"command": [{"name": "STATUS"}], "at": "noon"}', '"at"'],
    ['{"command": [{"name": "STATUS"}], "at": 7}', '"at"'],
    ['{"command": [{"name": "STATUS"}], "rate": -1}', '"rate"'],
  ])('%s: answered, and the line stays', async (text, reason) => {
    const [answer] = await line.send(text);
    expect(answer).toMatchObject({ name: '?', error: 'unknown' });
    expect(answer.reason).toContain(reason);
    expect((await line.send(STATUS))[0].from).toBe('Dome');
  });

  test('questions sent in one go are answered in their order, also after a half-close', async () => {
    const answers = Promise.all([
      line.send(`${STATUS}${OPEN}`),
      line.send(''),
      line.send('{"command":[{"name":"CLOSE"}]}'),
    ]);
    line.socket.end();
    expect((await answers).map((each) => each[0].name)).toEqual(['STATUS', 'OPEN', 'CLOSE']);
  });
});

describe('the process', () => {
  test('a port in use is named', async () => {
    const { code, errors } = await SimulatorProcess.launch(
      'dome/domeSimulator.ts',
      '--port',
      String(dome.port()),
    ).ended();
    expect(code).toBe(1);
    expect(errors).toContain(`port ${dome.port()}`);
    expect(errors).toContain('in use');
  });

  test('ends with its parent, only when told to', async () => {
    const child = await SimulatorProcess.start('dome/domeSimulator.ts', '--port', '0', '--with-parent');
    child.child.stdin?.end();
    expect((await child.ended()).code).toBe(0);
    const alone = await SimulatorProcess.start('dome/domeSimulator.ts', '--port', '0');
    alone.child.stdin?.end();
    const client = await SimulatorLine.open(alone.port());
    expect(await client.send(STATUS)).toHaveLength(1);
    client.close();
    await alone.stop();
    expect(alone.child.exitCode).toBe(0);
  });

  test("Ctrl+C in the parent's terminal leaves it to the parent, which still has to close its dome", async () => {
    const child = await SimulatorProcess.start('dome/domeSimulator.ts', '--port', '0', '--with-parent');
    const client = await SimulatorLine.open(child.port());
    child.child.kill('SIGINT');
    expect(await client.send(STATUS)).toHaveLength(1);
    client.close();
    child.child.stdin?.end();
    expect((await child.ended()).code).toBe(0);
  });

  test('a fault can come from the scenario', async () => {
    const { mkdtempSync, writeFileSync } = await import('node:fs');
    const { join } = await import('node:path');
    const { tmpdir } = await import('node:os');
    const file = join(mkdtempSync(join(tmpdir(), 'fault-')), 'fault.json');
    writeFileSync(file, '[10, {"time": 5, "domeSimulator": {"fault": "broken"}}]');
    const args = [file, '--port', '0', '--start', '2026-12-16T03:00:00Z'];
    const scripted = await SimulatorProcess.start('dome/domeSimulator.ts', ...args);
    const client = await SimulatorLine.open(scripted.port());
    expect(await client.at(9, 'STATUS')).toMatchObject({ shutter: 'CLOSED' });
    expect(await client.at(10, 'STATUS')).toMatchObject({ shutter: 'FAULT' });
    client.close();
    await scripted.stop();
  });
});

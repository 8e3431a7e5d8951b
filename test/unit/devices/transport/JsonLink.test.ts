import { afterEach, describe, expect, it } from 'vitest';
import {
  DeviceBusy,
  DeviceTimeout,
  DeviceUnreachable,
  InvalidReply,
  OperationAborted,
} from '../../../../devices/errors.ts';
import type { Timekeeper } from '../../../../devices/Timekeeper.ts';
import { JsonLink } from '../../../../devices/transport/JsonLink.ts';
import { RealClock } from '../../../../main-services/supervision/RealClock.ts';
import { ScaledClock } from '../../../../main-services/supervision/ScaledClock.ts';
import { acknowledge, type Behaviour, FaultServer } from '../../../doubles/FaultServer.ts';

const STATUS = [{ name: 'STATUS' }];
const PATIENCE = { timeoutMs: 400 };

describe('JsonLink', () => {
  const endings: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });

  async function serve(behaviour: Behaviour): Promise<FaultServer> {
    const server = new FaultServer(behaviour);
    await server.start();
    endings.push(() => server.stop());
    return server;
  }

  function link(port: number, options: { timekeeper?: Timekeeper; stamp?: { rate: number } } = {}): JsonLink {
    const clock = new RealClock();
    const made = new JsonLink({
      device: 'PLC',
      address: { host: '127.0.0.1', port },
      timekeeper: options.timekeeper ?? clock,
      maximumReplyBytes: 2 ** 20,
      stamp: options.stamp,
    });
    endings.push(
      () => clock.stop(),
      () => made.disconnect(),
    );
    made.connect();
    return made;
  }

  it('asks and answers, whole or a byte at a time, with or without a newline', async () => {
    const server = await serve((socket, question, number) => {
      const reply = Buffer.from(JSON.stringify([{ name: 'STATUS', number, echo: question }]));
      if (number === 0) socket.write(reply);
      else for (const byte of reply) socket.write(Buffer.of(byte));
    });
    const made = link(server.port);
    for (const number of [0, 1]) {
      const [answer] = await made.request(STATUS, PATIENCE);
      expect(answer).toMatchObject({ name: 'STATUS', number, echo: '{"command":[{"name":"STATUS"}]}' });
    }
    expect(made.state()).toMatchObject({ connected: true, fault: null });
    expect(made.state().lastReplyAt).not.toBeNull();
  });

  it('keeps one question in flight and answers them in order', async () => {
    let open = 0;
    let most = 0;
    const server = await serve((socket, question) => {
      most = Math.max(most, ++open);
      setImmediate(() => {
        open--;
        acknowledge(socket, question);
      });
    });
    const made = link(server.port);
    const names = ['A', 'B', 'C', 'D'];
    const answers = await Promise.all(names.map((name) => made.request([{ name }], PATIENCE)));
    expect(answers.map(([answer]) => answer?.name)).toEqual(names);
    expect(most).toBe(1);
  });

  it('lets an urgent question go before those that wait', async () => {
    const server = await serve(acknowledge);
    const made = link(server.port);
    const all = ['A', 'B'].map((name) => made.request([{ name }], PATIENCE));
    await Promise.all([...all, made.request([{ name: 'STOP' }], { ...PATIENCE, urgent: true })]);
    expect(server.questions.map((text) => JSON.parse(text).command[0].name)).toEqual(['STOP', 'A', 'B']);
  });

  it('tells the simulators our time and its rate', async () => {
    const server = await serve(acknowledge);
    const at = Date.UTC(2026, 11, 16, 3);
    const timekeeper: Timekeeper = { now: () => at, after: () => () => undefined, hold: () => () => undefined };
    await link(server.port, { timekeeper, stamp: { rate: 600 } }).request(STATUS, PATIENCE);
    expect(JSON.parse(server.questions[0] ?? '')).toEqual({
      command: STATUS,
      at: '2026-12-16T03:00:00.000Z',
      rate: 600,
    });
  });

  it.each<[string, Behaviour, new (...args: never[]) => Error, string]>([
    ['silence', () => undefined, DeviceTimeout, 'PLC: STATUS: no answer within 0.4 s'],
    ['half an answer', (socket) => socket.write('[{"name":'), DeviceTimeout, 'answer not complete within 0.4 s'],
    [
      'rubbish',
      (socket) => socket.write('<html>\u0000 no'),
      InvalidReply,
      'PLC: answer to STATUS: not a reply: "<html> no"',
    ],
    ['balanced rubbish', (socket) => socket.write('[{name:}]'), InvalidReply, 'not JSON: "[{name:}]"'],
    [
      'too many answers',
      (socket) => socket.write('[{"name":"STATUS"},{"name":"STATUS"}]'),
      InvalidReply,
      '2 answers to 1 commands',
    ],
    [
      'another question’s answer',
      (socket) => socket.write('[{"name":"OPEN"}]'),
      InvalidReply,
      '[0] does not answer STATUS: {"name":"OPEN"}',
    ],
    ['a number', (socket) => socket.write('[12]'), InvalidReply, '[0] does not answer STATUS: 12'],
    [
      '10 MB',
      (socket) => socket.write(`["${'x'.repeat(10_000_000)}"]`),
      InvalidReply,
      'reply longer than 1048576 bytes',
    ],
    [
      'a line dropped in mid-answer',
      (socket) => socket.end('[{"name":'),
      DeviceUnreachable,
      'the device closed the line',
    ],
    ['a reset', (socket) => socket.resetAndDestroy(), DeviceUnreachable, 'the device broke the line'],
    ['a half-closed line', (socket) => socket.end(), DeviceUnreachable, 'the device closed the line'],
  ])('survives %s, and asks again over a new connection', async (_case, behaviour, kind, message) => {
    const server = await serve((socket, question, number) =>
      number === 0 ? behaviour(socket, question, 0) : acknowledge(socket, question),
    );
    const made = link(server.port);
    const failure = await made.request(STATUS, PATIENCE).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(kind);
    expect((failure as Error).message).toContain(message);
    await server.until(() => server.connections === 2);
    await expect(askUntilAnswered(made)).resolves.toBeDefined();
    expect(server.connections).toBe(2);
  });

  it('attributes a late answer to nobody', async () => {
    const server = await serve((socket, question, number) => {
      if (number > 0) return acknowledge(socket, question);
      socket.on('error', () => undefined);
      setTimeout(() => socket.writable && socket.write('[{"name":"STATUS","late":true}]'), 500);
    });
    const made = link(server.port);
    await expect(made.request(STATUS, PATIENCE)).rejects.toBeInstanceOf(DeviceTimeout);
    const [answer] = await askUntilAnswered(made);
    expect(answer).toEqual({ name: 'STATUS', result: 'ok' });
  });

  it.each<[string, string]>([
    ['a second answer in the same breath', '[{"name":"STATUS"}]\n[{"name":"STATUS"}]'],
    ['half a second answer', '[{"name":"STATUS"}]\n[{"na'],
    ['rubbish after the answer', '[{"name":"STATUS"}]\nrubbish'],
  ])('distrusts the connection after %s', async (_case, bytes) => {
    const server = await serve((socket, question, number) =>
      number === 0 ? socket.write(bytes) : acknowledge(socket, question),
    );
    const made = link(server.port);
    const first = await made.request(STATUS, PATIENCE).catch((error: unknown) => error);
    await server.until(() => server.connections === 2);
    expect(first instanceof InvalidReply || Array.isArray(first)).toBe(true);
    expect(server.questions).toHaveLength(1);
  });

  it('says so when nobody is there, and connects when somebody comes', async () => {
    const server = new FaultServer(acknowledge);
    await server.start();
    await server.stop();
    endings.push(() => server.stop());
    const made = link(server.port);
    await expect(made.request(STATUS, PATIENCE)).rejects.toThrow(`PLC: nobody listens at 127.0.0.1:${server.port}`);
    await expect(made.request(STATUS, PATIENCE)).rejects.toBeInstanceOf(DeviceUnreachable);
    expect(made.state()).toMatchObject({ connected: false, fault: `nobody listens at 127.0.0.1:${server.port}` });
    await server.start();
    await server.until(() => server.connections === 1);
    await expect(askUntilAnswered(made)).resolves.toBeDefined();
  });

  it('comes back to a device that was restarted', async () => {
    const server = await serve(acknowledge);
    const made = link(server.port);
    await made.request(STATUS, PATIENCE);
    await server.stop();
    await server.start();
    await server.until(() => server.connections === 2);
    await expect(askUntilAnswered(made)).resolves.toBeDefined();
  });

  it('does not let an urgent question wait for the back-off', async () => {
    const server = await serve(acknowledge);
    const made = link(server.port);
    await made.request(STATUS, PATIENCE);
    await server.stop();
    await until(() => made.state().fault?.startsWith('nobody listens') === true);
    await server.start();
    await expect(made.request([{ name: 'STOP' }], { ...PATIENCE, urgent: true })).resolves.toEqual([
      { name: 'STOP', result: 'ok' },
    ]);
  });

  it('refuses to queue without end', async () => {
    const server = await serve(() => undefined);
    const made = link(server.port);
    const asked = Array.from({ length: 40 }, () => made.request(STATUS, PATIENCE).catch((error: unknown) => error));
    const failures = await Promise.all(asked);
    expect(failures.filter((failure) => failure instanceof DeviceBusy)).toHaveLength(8);
    expect(failures.filter((failure) => failure instanceof DeviceTimeout).length).toBeGreaterThanOrEqual(1);
    expect(failures.every((failure) => failure instanceof Error)).toBe(true);
  });

  it('takes a question back that was not sent', async () => {
    const server = await serve((socket, question) => setTimeout(() => acknowledge(socket, question), 50));
    const made = link(server.port);
    const giveUp = new AbortController();
    const first = made.request(STATUS, { ...PATIENCE, signal: giveUp.signal });
    await server.until(() => server.questions.length === 1);
    const second = made.request([{ name: 'OPEN' }], { ...PATIENCE, signal: giveUp.signal });
    giveUp.abort();
    await expect(second).rejects.toBeInstanceOf(OperationAborted);
    await expect(first).resolves.toBeDefined();
    expect(server.questions).toHaveLength(1);
  });

  it('ends every question when it is disconnected, and stays silent', async () => {
    const server = await serve(() => undefined);
    const made = link(server.port);
    const asked = made.request(STATUS, PATIENCE);
    await server.until(() => server.questions.length === 1);
    const ended = expect(asked).rejects.toBeInstanceOf(OperationAborted);
    await made.disconnect();
    await made.disconnect();
    await ended;
    await expect(made.request(STATUS, PATIENCE)).rejects.toBeInstanceOf(DeviceUnreachable);
    expect(server.connections).toBe(1);
  });

  it('times out in a night at 600×, but never before a quarter of a second of the wall clock', async () => {
    const server = await serve((socket, question, number) => {
      if (number > 0) setTimeout(() => acknowledge(socket, question), 100);
    });
    const clock = new ScaledClock(Date.UTC(2026, 11, 16, 3), 600);
    endings.push(() => clock.stop());
    const made = link(server.port, { timekeeper: clock });
    const began = performance.now();
    await expect(made.request(STATUS, { timeoutMs: 1500 })).rejects.toBeInstanceOf(DeviceTimeout);
    const waited = performance.now() - began;
    expect(waited).toBeGreaterThan(245);
    await server.until(() => server.connections === 2);
    await askUntilAnswered(made);
  });
});

async function until(fulfilled: () => boolean): Promise<void> {
  while (!fulfilled()) await new Promise((resolve) => setImmediate(resolve));
}

/** Asks again while the new connection is on its way. */
async function askUntilAnswered(link: JsonLink) {
  for (;;) {
    try {
      return await link.request(STATUS, PATIENCE);
    } catch (failure) {
      if (!(failure instanceof DeviceUnreachable)) throw failure;
      await until(() => link.state().connected);
    }
  }
}

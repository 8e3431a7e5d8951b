import { afterEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../../../main-services/alerts/sources/AlertSource.ts';
import { VtpSubscriber } from '../../../../main-services/alerts/sources/VtpSubscriber.ts';
import type { AlertSourceView } from '../../../../main-services/model/alertSource.ts';
import { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../../doubles/rememberingLog.ts';
import { VtpBroker } from '../../../doubles/VtpBroker.ts';
import { sample } from '../samples.ts';

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean();
});

async function connected(filters: readonly string[] = []) {
  const broker = await VtpBroker.listen();
  cleanUps.push(() => broker.stop());
  const wallClock = new ManualClock();
  const log = rememberingLog();
  const subscriber = new VtpSubscriber({
    host: '127.0.0.1',
    port: broker.port,
    localIvorn: 'ivo://org.pyros/subscriber',
    filters,
    clock: new ManualClock(Date.UTC(2026, 11, 16, 3)),
    wallClock,
    log,
    random: () => 0.5,
  });
  cleanUps.push(() => subscriber.stop());
  const received: { bytes: Buffer; source: string; at: number }[] = [];
  const arrivals: (() => void)[] = [];
  subscriber.start((bytes, { source, receivedAtPerformanceMs }) => {
    received.push({ bytes, source, at: receivedAtPerformanceMs });
    for (const wake of arrivals.splice(0)) wake();
    return KEPT;
  });
  await broker.until(({ sockets }) => sockets.length === 1);
  const until = async (condition: (state: AlertSourceView) => boolean) => {
    while (!condition(subscriber.state())) await new Promise((resolve) => setImmediate(resolve));
  };
  const arrived = async (count: number) => {
    while (received.length < count) await new Promise<void>((resolve) => arrivals.push(resolve));
  };
  await until(({ link }) => link === 'connected');
  return { broker, subscriber, received, arrived, until, wallClock, log };
}

/** What the intake answers. */
const KEPT: Delivery = { isNew: true, onDisk: async () => true };

const IVORN = 'ivo://org.svom/fsc#sb26051101_eclairs-wakeup';
const wakeup = sample('svom_sb26051101_2_eclairs-wakeup.xml');

describe('VTP subscriber', () => {
  it('acknowledges an event with its identifier and delivers it byte for byte', async () => {
    const { broker, received, arrived } = await connected();
    broker.send(wakeup);
    await broker.until(({ heard }) => heard.length === 1);
    await arrived(1);
    expect(broker.heard[0]).toMatchObject({ role: 'ack', origin: IVORN });
    expect(broker.heard[0]?.text).toContain('<Response>ivo://org.pyros/subscriber</Response>');
    expect(received[0]?.bytes.equals(wakeup)).toBe(true);
    expect(received[0]?.source).toBe(`vtp-127.0.0.1-${broker.port}`);
  });

  it('answers authenticate with its filters, and each iamalive', async () => {
    const filter = `/*[local-name()='VOEvent' and @role='observation']`;
    const { broker } = await connected([filter]);
    broker.send(VtpBroker.transport('authenticate'));
    broker.send(VtpBroker.transport('iamalive'));
    broker.send(VtpBroker.transport('iamalive', 'ivo://other/broker'));
    await broker.until(({ heard }) => heard.length === 3);
    expect(broker.heard.map(({ role, origin }) => `${role} ${origin}`)).toEqual([
      'authenticate ivo://test.broker/main',
      'iamalive ivo://test.broker/main',
      'iamalive ivo://other/broker',
    ]);
    expect(broker.heard[0]?.text).toContain('xpath-filter');
    expect(broker.heard[1]?.text).not.toContain('xpath-filter');
  });

  it('acknowledges what nobody wants, and never says nak', async () => {
    const { broker, arrived } = await connected();
    const names = [
      'swift_bat_test.xml',
      'swift_point_dir_utility.xml',
      'malformed_no_namespace.xml',
      'swift_bat_test.xml',
    ];
    for (const name of names) broker.send(sample(name));
    await broker.until(({ heard }) => heard.length === names.length);
    await arrived(names.length);
    expect(broker.heard.map(({ role }) => role)).toEqual(['ack', 'ack', 'ack', 'ack']);
  });

  it('survives frames that are no XML, empty, or hostile, and counts them', async () => {
    const { broker, subscriber, received, arrived } = await connected();
    for (const bad of [
      '',
      'rubbish',
      '<a><b></a>',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    ]) {
      broker.send(bad);
    }
    broker.send(VtpBroker.transport('something'));
    broker.send(wakeup);
    // What is no XML is handed on all the same: the archive keeps it, and the intake refuses it with a reason.
    await arrived(4);
    expect(received.at(-1)?.bytes.equals(wakeup)).toBe(true);
    expect(subscriber.state()).toMatchObject({ link: 'connected', received: 1, unreadable: 4, reconnects: 0 });
    expect(subscriber.state().lastError?.message).toMatch(/cannot be read/);
  });

  it('takes a frame that comes byte by byte, and several in one piece', async () => {
    const { broker, received, arrived } = await connected();
    for (const byte of VtpBroker.frame(wakeup)) broker.sendRaw(Buffer.from([byte]));
    broker.sendRaw(Buffer.concat([VtpBroker.frame(wakeup), VtpBroker.frame(wakeup)]));
    await arrived(3);
    expect(received.every(({ bytes }) => bytes.equals(wakeup))).toBe(true);
  });

  it('takes a flood in slices: everything comes, in order, is acknowledged, and others get their turns', async () => {
    const { broker, received, arrived, subscriber } = await connected();
    const count = 1000;
    const text = wakeup.toString('utf8');
    const events = Array.from({ length: count }, (_, n) => text.replace(IVORN, `${IVORN}-${n}`));
    let turns = 0;
    let counting = true;
    const turn = () => {
      turns += 1;
      if (counting) setImmediate(turn);
    };
    setImmediate(turn);
    broker.sendRaw(Buffer.concat(events.map((event) => VtpBroker.frame(event))));
    await arrived(count);
    counting = false;
    await broker.until(({ heard }) => heard.length === count);
    expect(received.map(({ bytes }) => bytes.toString('utf8'))).toEqual(events);
    expect(broker.heard.map(({ origin }) => origin)).toEqual(events.map((_, n) => `${IVORN}-${n}`));
    expect(turns).toBeGreaterThan(5);
    expect(subscriber.state()).toMatchObject({ link: 'connected', received: count, unreadable: 0 });
  });

  it('leaves a broker whose length prefix lies, and comes back', async () => {
    const { broker, until, wallClock } = await connected();
    broker.sendRaw(Buffer.from([0xfe, 0, 0, 0]));
    await until(({ link }) => link === 'down');
    await wallClock.advance(1_000);
    await broker.until(({ sockets }) => sockets.length === 2);
    await until(({ link }) => link === 'connected');
  });

  it('waits longer each time the broker is away, and starts anew after a good frame', async () => {
    const { broker, subscriber, until, wallClock, arrived } = await connected();
    const { port } = broker;
    await broker.stop();
    const waits: number[] = [];
    for (const wait of [1_000, 2_000, 4_000]) {
      await until(({ link }) => link === 'down');
      const before = subscriber.state().reconnects;
      await wallClock.advance(wait - 1);
      expect(subscriber.state().link).toBe('down');
      await wallClock.advance(1);
      await until(({ link, reconnects }) => link !== 'down' || reconnects > before);
      waits.push(wait);
    }
    expect(waits).toHaveLength(3);
    await until(({ link }) => link === 'down');
    const again = await VtpBroker.listen(port);
    cleanUps.push(() => again.stop());
    await wallClock.advance(8_000);
    await again.until(({ sockets }) => sockets.length === 1);
    again.send(wakeup);
    await arrived(1);
    again.sockets[0]?.destroy();
    await until(({ link }) => link === 'down');
    await wallClock.advance(1_000);
    await again.until(({ sockets }) => sockets.length === 2);
  });

  it('leaves a peer that is silent for 120 s', async () => {
    const { broker, until, wallClock, subscriber } = await connected();
    await wallClock.advance(60_000);
    broker.send(VtpBroker.transport('iamalive'));
    await broker.until(({ heard }) => heard.length === 1);
    await wallClock.advance(115_000);
    expect(subscriber.state().link).toBe('connected');
    await wallClock.advance(5_000);
    await until(({ link }) => link === 'down');
    expect(subscriber.state().detail).toMatch(/silent for 120 s/);
  });

  it('leaves a peer that takes for ever over one frame', async () => {
    const { broker, until, wallClock, subscriber } = await connected();
    for (const seconds of [45, 45, 35]) {
      // So that the next sign of life is seen to be another one.
      await wallClock.advance(1);
      const heard = subscriber.state().lastHeardAt;
      broker.sendRaw(Buffer.from([0]));
      await until(({ lastHeardAt }) => lastHeardAt !== heard);
      await wallClock.advance(seconds * 1_000);
    }
    await until(({ link }) => link === 'down');
    expect(subscriber.state().detail).toMatch(/one frame for 120 s/);
  });

  it('leaves a peer that asks and asks and reads no answer', async () => {
    const filters = Array.from({ length: 100 }, () => 'x'.repeat(2_000));
    const { broker, until, subscriber } = await connected(filters);
    broker.sockets[0]?.pause();
    const asked = VtpBroker.frame(VtpBroker.transport('authenticate'));
    // Each answer has 200 kB; the system's own buffers take some of them.
    while (subscriber.state().link === 'connected') {
      broker.sendRaw(asked);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(({ link }) => link === 'down');
    expect(subscriber.state().detail).toBe('the broker does not read our answers');
  });

  it('stops for good, also while the broker is away', async () => {
    const { broker, subscriber, until, wallClock } = await connected();
    await broker.stop();
    await until(({ link }) => link === 'down');
    await subscriber.stop();
    await wallClock.advance(3_600_000);
    expect(subscriber.state()).toMatchObject({ link: 'stopped' });
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { KafkaCluster } from '../../../../doubles/KafkaCluster.ts';
import { expectNoLeaks } from '../../../../leaks.ts';
import { sample } from '../../samples.ts';
import { listenToKafka } from './listenToKafka.ts';

expectNoLeaks();

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean();
});

const SVOM = 'gcn.notices.svom.voevent.eclairs';
const CLASSIC = 'gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK';
const UNIFIED = 'gcn.notices.einstein_probe.wxt.alert';
const MISSING = 'gcn.classic.voevent.NEVER_SENT';
const HEARTBEAT = 'gcn.heartbeat';

async function cluster(...topics: readonly string[]): Promise<KafkaCluster> {
  const started = await KafkaCluster.start();
  cleanUps.push(() => started.stop());
  for (const topic of topics) await started.send(topic, 'old');
  return started;
}

const listening = (address: string) =>
  listenToKafka({ brokers: [address], topics: [SVOM, CLASSIC, UNIFIED, MISSING], heartbeatTopic: HEARTBEAT }, cleanUps);

describe('GCN over Kafka, against a real implementation', { timeout: 60_000 }, () => {
  it('carries XML, SVOM and JSON byte for byte with their addresses, passes over what is missing, and hears the heartbeat', async () => {
    const kafka = await cluster(SVOM, CLASSIC, UNIFIED, HEARTBEAT);
    const { source, received, until, wallClock, pass, log } = listening(kafka.address);
    await until(({ link, received: count }) => link === 'connected' && count === 3);
    expect(source.state().detail).toBe(`listening to 4 topics; 1 do not exist yet: ${MISSING}`);
    const wakeup = sample('svom_sb26051101_2_eclairs-wakeup.xml');
    const json = '{"$schema":"https://gcn.nasa.gov/schema/v4.1.0/gcn/notices/einstein_probe/wxt/alert.schema.json"}';
    await kafka.send(SVOM, wakeup);
    await kafka.send(CLASSIC, sample('swift_1093742_1_bat_grb_pos.xml'));
    await kafka.send(UNIFIED, json);
    await until(({ received: count }) => count === 6);
    await pass(29_000);
    expect(source.state().alarm).toBeNull();
    await wallClock.advance(1_000);
    expect(source.state().alarm).toBe('No sign of life from gcn for 30 s: though it is connected.');
    await kafka.send(HEARTBEAT, '{"alert_datetime":"2026-11-21T10:00:00Z"}');
    await until(({ alarm, lastHeartbeatAt }) => alarm === null && lastHeartbeatAt !== null);
    const svom = received.find(({ bytes }) => bytes.equals(wakeup));
    expect(svom?.envelope).toMatchObject({ source: 'gcn', contentType: 'xml', topic: SVOM });
    expect(svom?.envelope.partition).toBeTypeOf('number');
    expect(svom?.envelope.offset).toMatch(/^\d+$/);
    expect(received.find(({ bytes }) => bytes.toString() === json)?.envelope).toMatchObject({
      contentType: 'json',
      topic: UNIFIED,
    });
    // A poison message is carried like any other, and stops nothing: the intake refuses it.
    await kafka.send(CLASSIC, Buffer.from([0, 255, 254, 1]));
    await kafka.send(CLASSIC, 'good');
    await until(({ received: count }) => count === 8);
    // Kafka's mark of deletion has no bytes: it is counted and passed over.
    await kafka.sendTombstone(CLASSIC);
    await until(({ unreadable }) => unreadable === 1);
    expect(log.lines.at(-1)).toMatch(/warning gcn: the message .* has 0 bytes; 1 to 16777216 are taken/);
    // A topic that appears is taken up from its beginning.
    await kafka.send(MISSING, 'the first ever');
    for (let seconds = 0; seconds < 60; seconds += 20) await pass(20_000);
    await until(({ received: count }) => count === 9);
    expect(received.at(-1)?.envelope.topic).toBe(MISSING);
    expect(source.state()).toMatchObject({ reconnects: 0 });
  });

  it('has sent again what could not be written; goes on after a restart where it was; reads nothing twice', async () => {
    const kafka = await cluster(SVOM);
    const first = listening(kafka.address);
    first.disk.works = false;
    await first.until(({ received }) => received === 1);
    await first.source.stop();
    expect(first.source.state()).toMatchObject({ link: 'stopped', alarm: null });
    const second = listening(kafka.address);
    await second.until(({ received }) => received === 1);
    expect(second.texts()).toEqual(['old']);
    await second.source.stop();
    await kafka.send(SVOM, 'while away');
    const third = listening(kafka.address);
    await third.until(({ received }) => received === 1);
    await kafka.send(SVOM, 'later');
    await third.until(({ received }) => received === 2);
    expect(third.texts()).toEqual(['while away', 'later']);
  });

  it('waits for a cluster that is away, with longer and longer waits, and stops while it waits', async () => {
    const gone = await KafkaCluster.start();
    await gone.stop();
    const { source, until, wallClock } = listening(gone.address);
    await until(({ link, reconnects }) => link === 'down' && reconnects === 1);
    await wallClock.advance(999);
    expect(source.state().reconnects).toBe(1);
    await wallClock.advance(1);
    await until(({ reconnects, link }) => reconnects === 2 && link === 'down');
    await wallClock.advance(1_999);
    expect(source.state().link).toBe('down');
    await wallClock.advance(30_000);
    expect(source.state().alarm).toMatch(/No sign of life from gcn for 30 s/);
    await source.stop();
    expect(source.state().link).toBe('stopped');
  });
});

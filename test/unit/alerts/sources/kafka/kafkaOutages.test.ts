import { afterEach, describe, expect, it } from 'vitest';
import { KafkaCluster } from '../../../../doubles/KafkaCluster.ts';
import { KafkaGate } from '../../../../doubles/KafkaGate.ts';
import { expectNoLeaks } from '../../../../leaks.ts';
import { listenToKafka } from './listenToKafka.ts';

expectNoLeaks();

const TOPIC = 'gcn.notices.svom.voevent.eclairs';

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean();
});

/** A cluster with one old message, and a gate before it that can fail. */
async function frailCluster() {
  const kafka = await KafkaCluster.start();
  cleanUps.push(() => kafka.stop());
  await kafka.send(TOPIC, 'old');
  const gate = await KafkaGate.open({ brokerPort: kafka.port });
  cleanUps.push(() => gate.close());
  return {
    kafka,
    gate,
    listen: (address = gate.address) => listenToKafka({ brokers: [address], topics: [TOPIC] }, cleanUps),
  };
}

describe('a Kafka cluster that comes and goes', { timeout: 60_000 }, () => {
  it('is found again after its brokers were gone, and nothing is lost; when it falls silent it is given up, and a stop waits for no goodbye', async () => {
    const { kafka, gate, listen } = await frailCluster();
    const { until, notices, wallClock, source } = listen();
    await until(({ received }) => received === 1);
    await gate.close();
    await kafka.send(TOPIC, 'while away');
    await until(({ link }) => link === 'down');
    expect(source.state().alarm).toBeNull();
    await wallClock.advance(30_000);
    expect(source.state().alarm).toMatch(/^No sign of life from gcn for 30 s: .*(ECONN|[Cc]losed)/);
    await gate.reopen();
    while (source.state().link !== 'connected') {
      await wallClock.advance(1_000);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await until(() => notices().length >= 2);
    await wallClock.advance(1_000);
    expect(source.state().alarm).toBeNull();
    await kafka.send(TOPIC, 'later');
    await until(() => notices().length >= 3);
    expect(notices()).toEqual(['old', 'while away', 'later']);
    // From here on the connections stay, and nothing comes through them.
    gate.hush();
    while (source.state().link === 'connected') await wallClock.advance(1_000);
    const silentFor = wallClock.now() - (source.state().lastHeardAt ?? 0);
    expect(silentFor).toBeGreaterThanOrEqual(30_000);
    expect(silentFor).toBeLessThan(35_000);
    await until(({ link }) => link === 'down');
    expect(source.state()).toMatchObject({
      detail: 'the brokers have not answered for 30 s',
      alarm: 'No sign of life from gcn for 30 s: though it is connected.',
    });
    const before = gate.connections;
    await wallClock.advance(1_000);
    while (gate.connections === before) await new Promise((resolve) => setTimeout(resolve, 5));
    const stopped = source.stop();
    await wallClock.advance(3_000);
    await stopped;
    expect(source.state()).toMatchObject({ link: 'stopped', alarm: null });
  });

  it('gives our partitions to a second member and back, and each message comes to one of us', async () => {
    const { kafka, gate, listen } = await frailCluster();
    const first = listen();
    await first.until(({ received }) => received === 1);
    const second = listen(kafka.address);
    await second.until(({ link }) => link === 'connected');
    const both = () => [...new Set([...first.notices(), ...second.notices()])].sort();
    const sendAll = async (...texts: readonly string[]) => {
      for (const text of texts) await kafka.send(TOPIC, text);
    };
    await sendAll('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    await first.until(() => both().length >= 9);
    expect(both()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'old']);
    await second.source.stop();
    await sendAll('i', 'j');
    await first.until(() => both().length >= 11);
    expect(both()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'old']);
    expect(first.source.state()).toMatchObject({ link: 'connected', reconnects: 0 });
    expect(gate.connections).toBeGreaterThan(0);
  });
});

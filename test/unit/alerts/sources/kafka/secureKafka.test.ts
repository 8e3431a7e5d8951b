import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { KafkaCluster } from '../../../../doubles/KafkaCluster.ts';
import { KafkaGate } from '../../../../doubles/KafkaGate.ts';
import type { Login } from '../../../../doubles/KafkaGateLine.ts';
import {
  aToken,
  startTokenServer,
  type TokenAnswer,
  type TokenQuestion,
} from '../../../../doubles/startTokenServer.ts';
import { type TestCertificates, testCertificates } from '../../../../doubles/testCertificates.ts';
import { expectNoLeaks } from '../../../../leaks.ts';
import { listenToKafka } from './listenToKafka.ts';

expectNoLeaks();

const SVOM = 'gcn.notices.svom.voevent.eclairs';
/** It need not join a group to listen to this: to be connected is to be logged in. */
const NEVER_SENT = 'gcn.classic.voevent.NEVER_SENT';
const SECRET = 's3cret/with+signs';
const RIGHT = `Basic ${Buffer.from(`our-client:${encodeURIComponent(SECRET)}`).toString('base64')}`;

let certificates: TestCertificates;
let kafka: KafkaCluster;
beforeAll(async () => {
  certificates = testCertificates();
  kafka = await KafkaCluster.start();
  await kafka.send(SVOM, 'old');
});
afterAll(async () => {
  await kafka.stop();
  certificates.remove();
});

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean();
});

/** Of whoever asks with the right secret. */
const givesToWhoKnows =
  (token: (count: number) => string) =>
  ({ authorization }: TokenQuestion, count: number): TokenAnswer =>
    authorization === RIGHT ? aToken(token(count)) : { status: 401, body: '{"error":"invalid_client"}' };

/** A cluster that is encrypted and wants tokens, the server that gives them, and a source that knows the secret. */
async function secured(
  judge: Login['judge'],
  answer: (asked: TokenQuestion, count: number) => TokenAnswer,
  change: { readonly caFile?: string | null; readonly topics?: readonly string[]; readonly lifetimeMs?: number } = {},
) {
  const { caFile = certificates.caFile, topics = [NEVER_SENT], lifetimeMs } = change;
  const login = { mechanism: 'OAUTHBEARER', judge, ...(lifetimeMs === undefined ? {} : { lifetimeMs }) } as const;
  const gate = await KafkaGate.open({ brokerPort: kafka.port, tls: certificates, login });
  cleanUps.push(() => gate.close());
  const tokens = await startTokenServer(answer);
  cleanUps.push(tokens.stop);
  const sasl = { mechanism: 'oauthbearer', tokenUrl: tokens.url, clientId: 'our-client', scope: null } as const;
  const listening = listenToKafka({ brokers: [gate.address], topics, ssl: true, caFile, sasl }, cleanUps);
  listening.held.secret = SECRET;
  return { ...listening, gate, tokens };
}

describe('Kafka with TLS and tokens, as GCN has it', { timeout: 60_000 }, () => {
  it('brings notices over an encrypted connection with a token for the right secret; logs in again before the broker forgets it', async () => {
    const logins: string[] = [];
    const judge = (token: string) => {
      logins.push(token);
      return token === 'good' ? null : `no such token: ${token}`;
    };
    // The library logs in again 10 s before the end: here after each tenth of a second.
    const { until, texts, log, tokens, source } = await secured(
      judge,
      givesToWhoKnows(() => 'good'),
      { topics: [SVOM], lifetimeMs: 10_100 },
    );
    await until(({ received }) => received === 1);
    const sofar = logins.length;
    while (logins.length < sofar + 3) await new Promise((resolve) => setTimeout(resolve, 20));
    await kafka.send(SVOM, 'new');
    await until(({ received }) => received === 2);
    expect(texts()).toEqual(['old', 'new']);
    expect(tokens.asked).toHaveLength(1);
    expect(source.state()).toMatchObject({ link: 'connected', reconnects: 0, alarm: null });
    expect(log.lines.filter((line) => line.includes(SECRET) || line.includes('good'))).toEqual([]);
  });

  it('says that the secret is wrong without saying it, raises the alarm, asks less and less often, and comes up with the right one', async () => {
    const { until, wallClock, held, source, log, tokens } = await secured(
      () => null,
      givesToWhoKnows(() => 'good'),
    );
    held.secret = 'wr0ng';
    await until(({ link }) => link === 'down');
    const words = /gives no token: invalid_client \(status 401\)/;
    expect(source.state().lastError?.message).toMatch(words);
    for (let round = 0; round < 3; round++) {
      const before = source.state().reconnects;
      await wallClock.advance(60_000);
      await until(({ reconnects, link }) => reconnects > before && link === 'down');
    }
    expect(source.state().alarm).toMatch(words);
    const said = log.lines.filter((line) => /^(warning|error)/.test(line));
    expect(said).toEqual([expect.stringMatching(words), expect.stringMatching(/^error No sign of life from gcn/)]);
    // The library tries twice in each session, by itself.
    expect(tokens.asked.length).toBeLessThanOrEqual(2 * source.state().reconnects);
    held.secret = SECRET;
    await wallClock.advance(60_000);
    await until(({ link }) => link === 'connected');
    await wallClock.advance(1_000);
    expect(source.state().alarm).toBeNull();
    expect(log.lines.join()).not.toMatch(/wr0ng|s3cret/);
  });

  it.each([
    [
      'the broker refuses, though its time has not come: another is fetched',
      (token: string) => (token === 'token 1' ? 'token expired' : null),
      givesToWhoKnows((count) => `token ${count}`),
      /authentication failed: token expired/i,
    ],
    [
      'there is none for a while: it comes up when the server answers again',
      () => null,
      (asked: TokenQuestion, count: number) =>
        count === 1 ? { status: 503, body: 'busy' } : givesToWhoKnows(() => 'good')(asked, count),
      /gives no token: it answers with status 503/,
    ],
  ])('a token %s', async (_, judge, answer, words) => {
    const { until, wallClock, source, tokens } = await secured(judge, answer);
    await until(({ link }) => link === 'down');
    expect(source.state().lastError?.message).toMatch(words);
    await wallClock.advance(1_000);
    await until(({ link }) => link === 'connected');
    expect(tokens.asked).toHaveLength(2);
  });

  it.each([
    [
      'of an unknown authority',
      async () => null,
      /the broker 127\.0\.0\.1:\d+ is refused, for its certificate is not trusted .*"caFile"/,
    ],
    [
      'whose authority is in no file',
      async (folder: string) => path.join(folder, 'none.pem'),
      /none\.pem \("caFile"\) cannot be read: ENOENT/,
    ],
    [
      'whose authority is no certificate',
      async (folder: string) => {
        const file = path.join(folder, 'bad.pem');
        await writeFile(file, 'hello');
        return file;
      },
      /bad\.pem \("caFile"\) is no certificate in PEM form/,
    ],
    [
      'signed by another authority',
      async () => {
        const others = testCertificates();
        cleanUps.push(async () => others.remove());
        return others.caFile;
      },
      /certificate is not trusted/,
    ],
  ])('a certificate %s is refused in words, and no token is fetched', async (_, fileIn, words) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'pyros-authority-'));
    cleanUps.push(() => rm(folder, { recursive: true }));
    const { until, log, tokens } = await secured(
      () => null,
      givesToWhoKnows(() => 'good'),
      { caFile: await fileIn(folder) },
    );
    await until(({ link, lastError }) => link === 'down' && words.test(lastError?.message ?? ''));
    expect(log.lines.filter((line) => line.startsWith('warning') && words.test(line))).toHaveLength(1);
    expect(tokens.asked).toHaveLength(0);
  });

  it('logs in with a password as well', async () => {
    const judge = (said: string) => (said === `us ${SECRET}` ? null : 'wrong password');
    const gate = await KafkaGate.open({
      brokerPort: kafka.port,
      tls: certificates,
      login: { mechanism: 'PLAIN', judge },
    });
    cleanUps.push(() => gate.close());
    const sasl = { mechanism: 'plain', username: 'us' } as const;
    const { until, held, wallClock, source, log } = listenToKafka(
      { brokers: [gate.address], topics: [NEVER_SENT], ssl: true, caFile: certificates.caFile, sasl },
      cleanUps,
    );
    held.secret = 'wr0ng';
    await until(({ link }) => link === 'down');
    held.secret = SECRET;
    await wallClock.advance(1_000);
    await until(({ link }) => link === 'connected');
    expect(source.state().reconnects).toBeLessThan(3);
    expect(log.lines.join()).not.toMatch(/wr0ng|s3cret/);
  });
});

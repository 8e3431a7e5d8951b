import { afterEach, describe, expect, it } from 'vitest';
import { AccessTokens } from '../../../../../main-services/alerts/sources/kafka/AccessTokens.ts';
import { ManualClock } from '../../../../../main-services/supervision/ManualClock.ts';
import { aToken, startTokenServer, type TokenAnswer } from '../../../../doubles/startTokenServer.ts';
import { expectNoLeaks } from '../../../../leaks.ts';

expectNoLeaks();

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean();
});

/** A token server that answers from a list, the last one again and again. */
async function tokenServer(...answers: readonly TokenAnswer[]) {
  const server = await startTokenServer((_, count) => answers[Math.min(count, answers.length) - 1] ?? { body: '' });
  cleanUps.push(server.stop);
  return server;
}

const SECRET = 's3cret/with+signs';

function tokensOf(url: string, scope: string | null = null) {
  const wallClock = new ManualClock();
  const held: { secret: string | null } = { secret: SECRET };
  const tokens = new AccessTokens({
    url,
    clientId: 'our client',
    scope,
    secret: async () => held.secret,
    ca: () => null,
    wallClock,
  });
  return { tokens, wallClock, held };
}

describe('access tokens by client credentials', () => {
  it('asks as RFC 6749 wants it, once for all who ask at the same time, and again before the token ends', async () => {
    const { asked, url } = await tokenServer(aToken('one'), aToken('two'));
    const { tokens, wallClock } = tokensOf(url, 'gcn.nasa.gov/kafka-public-consumer');
    expect(await Promise.all([tokens.token(), tokens.token()])).toEqual(['one', 'one']);
    expect(asked).toHaveLength(1);
    const pair = Buffer.from(asked[0]?.authorization.replace('Basic ', '') ?? '', 'base64').toString();
    expect(pair.split(':').map(decodeURIComponent)).toEqual(['our client', SECRET]);
    expect([...new URLSearchParams(asked[0]?.form)]).toEqual([
      ['grant_type', 'client_credentials'],
      ['scope', 'gcn.nasa.gov/kafka-public-consumer'],
    ]);
    await wallClock.advance(0.8 * 3_600_000 - 1);
    expect(await tokens.token()).toBe('one');
    await wallClock.advance(1);
    expect(await tokens.token()).toBe('two');
  });

  it.each([
    ['a refusal', { status: 400, body: '{"error":"invalid_client"}' }, /gives no token: invalid_client \(status 400\)/],
    ['an error page that repeats what was sent', { status: 500, body: `<p>${SECRET}</p>` }, /status 500 and no token/],
    ['no token', { body: '{"token_type":"Bearer"}' }, /no token in it/],
    ['an empty answer', { body: '' }, /no token in it/],
    ['100 kB', { body: 'x'.repeat(100_000) }, /answers more than 65536 bytes/],
    ['a way elsewhere', { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }, /status 302/],
  ])('says what is wrong and nothing secret: %s', async (_, answer, words) => {
    const { url } = await tokenServer(answer);
    const { tokens } = tokensOf(url);
    const error = await tokens.token().then(
      () => new Error('a token came'),
      (reason: Error) => reason,
    );
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain(SECRET);
  });

  it('does not hammer a server that refuses, and asks at once with another secret', async () => {
    const { asked, url } = await tokenServer({ status: 401, body: '{"error":"invalid_client"}' });
    const { tokens, wallClock, held } = tokensOf(url);
    const ask = () => expect(tokens.token()).rejects.toThrow(/invalid_client/);
    for (const [waitMs, count] of [
      [0, 1],
      [999, 1],
      [1, 2],
      [1_999, 2],
      [1, 3],
    ] as const) {
      await wallClock.advance(waitMs);
      await ask();
      expect(asked).toHaveLength(count);
    }
    held.secret = 'another';
    await ask();
    expect(asked).toHaveLength(4);
    held.secret = null;
    await expect(tokens.token()).rejects.toThrow(/There is no secret for the client our client/);
  });

  it('says so when the server is away', async () => {
    const { url, stop } = await tokenServer(aToken('one'));
    await stop();
    await expect(tokensOf(url).tokens.token()).rejects.toThrow(/cannot be asked: .*ECONNREFUSED/);
  });
});

import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenQuestion {
  readonly authorization: string;
  readonly form: string;
}

export interface TokenAnswer {
  readonly status?: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A token server on this machine that answers as it is told, and remembers what it was asked. @param answer hears the question and its number from 1 */
export async function startTokenServer(answer: (asked: TokenQuestion, count: number) => TokenAnswer) {
  const asked: TokenQuestion[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const question = { authorization: request.headers.authorization ?? '', form: Buffer.concat(parts).toString() };
    asked.push(question);
    const { status = 200, body, headers = {} } = answer(question, asked.length);
    response.writeHead(status, headers).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { asked, stop, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/oauth2/token` };
}

/** What a token server says when it gives one. */
export const aToken = (value: string, lifeSeconds = 3600): TokenAnswer => ({
  body: JSON.stringify({ access_token: value, token_type: 'Bearer', expires_in: lifeSeconds }),
});

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../supervision/Clock.ts';
import { type FormAnswer, postForm } from './postForm.ts';

/** A token is used for this part of its life, so that none expires on the way. */
const USED_PART = 0.8;
/** RFC 6749: the lifetime is only recommended. GCN's tokens live an hour. */
const LIFE_UNLESS_SAID_SECONDS = 600;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 300_000;

const answerSchema = z.object({
  access_token: z.string().min(1),
  token_type: z.string().optional(),
  expires_in: z.coerce.number().positive().optional(),
});
const refusalSchema = z.object({ error: z.string().max(100) });

export interface AccessTokensOptions {
  readonly url: string;
  readonly clientId: string;
  readonly scope: string | null;
  /** Asked each time: it can be changed while the application runs. Null = there is none. */
  readonly secret: () => Promise<string | null>;
  /** PEM of the authority to trust instead of the usual ones. */
  readonly ca: () => string | null;
  /** Tokens live in real time. */
  readonly wallClock: Pick<Clock, 'now'>;
}

/** Exchanges client credentials for access tokens (RFC 6749, 4.4), keeps each while it lasts, and does not hammer a server that refuses. */
export class AccessTokens {
  readonly #o: AccessTokensOptions;
  #kept: { readonly value: string; readonly until: number } | null = null;
  #asking: Promise<string> | null = null;
  #refused: { readonly error: Error; readonly until: number; readonly secretMark: string } | null = null;
  #retryMs = FIRST_RETRY_MS;

  constructor(options: AccessTokensOptions) {
    this.#o = options;
  }

  /** A token that is good for a while. @throws Error in words when none is to be had; asked again too soon, the same one */
  async token(): Promise<string> {
    if (this.#kept !== null && this.#o.wallClock.now() < this.#kept.until) return this.#kept.value;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** The one we have was refused: it may have been taken back before its time. */
  forget(): void {
    this.#kept = null;
  }

  async #ask(): Promise<string> {
    const { wallClock, clientId, url } = this.#o;
    const secret = await this.#o.secret();
    if (secret === null) throw new Error(`There is no secret for the client ${clientId} at ${new URL(url).host}.`);
    const mark = markOf(secret);
    if (this.#refused !== null && this.#refused.secretMark === mark && wallClock.now() < this.#refused.until) {
      throw this.#refused.error;
    }
    try {
      const { value, lifeSeconds } = await this.#exchange(secret);
      this.#kept = { value, until: wallClock.now() + lifeSeconds * 1000 * USED_PART };
      this.#refused = null;
      this.#retryMs = FIRST_RETRY_MS;
      return value;
    } catch (error) {
      const inWords = error instanceof Error ? error : new Error(String(error));
      this.#refused = { error: inWords, until: wallClock.now() + this.#retryMs, secretMark: mark };
      this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
      throw inWords;
    }
  }

  async #exchange(secret: string): Promise<{ value: string; lifeSeconds: number }> {
    const { url, clientId, scope, ca } = this.#o;
    // RFC 6749, 2.3.1: both are form-encoded before they are joined.
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`;
    const answer = await postForm(
      new URL(url),
      { grant_type: 'client_credentials', ...(scope === null ? {} : { scope }) },
      { authorization: `Basic ${Buffer.from(pair).toString('base64')}`, ca: ca() },
    );
    const said = parse(answer);
    const { data } = answerSchema.safeParse(said);
    if (answer.status !== 200 || data === undefined) throw new Error(refusalOf(new URL(url).host, answer.status, said));
    return { value: data.access_token, lifeSeconds: data.expires_in ?? LIFE_UNLESS_SAID_SECONDS };
  }
}

/** Tells one secret from another without keeping it. */
function markOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}

function parse({ body }: FormAnswer): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON: what it says is not repeated, for it may repeat what was sent.
    return null;
  }
}

function refusalOf(host: string, status: number, said: unknown): string {
  const { data } = refusalSchema.safeParse(said);
  if (data !== undefined) return `${host} gives no token: ${data.error} (status ${status}).`;
  return `${host} gives no token: it answers with status ${status} and no token in it.`;
}

import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';

const ANSWER_WITHIN_MS = 10_000;
/** Token answers have 1 to 4 kB. */
const LONGEST_ANSWER_BYTES = 64 * 1024;

export interface FormAnswer {
  readonly status: number;
  readonly body: string;
}

export interface FormOptions {
  /** Value of the Authorization header. */
  readonly authorization: string;
  /** PEM of the authority to trust instead of the usual ones. */
  readonly ca: string | null;
  readonly answerWithinMs?: number;
}

/** Sends a form over HTTPS (or HTTP), without following redirects. @throws Error in words, naming the place and nothing secret */
export function postForm(url: URL, form: Readonly<Record<string, string>>, options: FormOptions): Promise<FormAnswer> {
  const body = new URLSearchParams(form).toString();
  const headers = {
    authorization: options.authorization,
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  };
  // No agent: no connection outlives its question.
  const common = { method: 'POST', headers, agent: false as const };
  const { answerWithinMs = ANSWER_WITHIN_MS, ca } = options;
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? requestSecure(url, { ...common, ...(ca === null ? {} : { ca }) })
        : requestPlain(url, common);
    const fail = (why: string) => {
      reject(new Error(`${url.host} ${why}`));
      request.destroy();
    };
    const patience = setTimeout(() => fail(`does not answer within ${answerWithinMs / 1000} s`), answerWithinMs);
    request.on('error', (error) => fail(`cannot be asked: ${error.message}`));
    request.on('close', () => clearTimeout(patience));
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let length = 0;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        length += part.length;
        if (length > LONGEST_ANSWER_BYTES) fail(`answers more than ${LONGEST_ANSWER_BYTES} bytes`);
      });
      response.on('error', (error) => fail(`broke off: ${error.message}`));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') });
      });
    });
    request.end(body);
  });
}

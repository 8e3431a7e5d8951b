import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { CONTENT_SECURITY_POLICY } from './contentSecurityPolicy.ts';

/** An answer to the page's request for one of its files. */
export interface FileAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The built console, read from disk for whoever shows it; both shells answer the same bytes with the same headers. */
export class RendererFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  /** Answers a request by its path ("/assets/index.js"); nothing outside the folder is ever read. */
  async answer(method: string, pathname: string): Promise<FileAnswer> {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'Only reading is possible here.');
    const path = this.#pathOf(pathname);
    if (path === null) return refusal(400, 'Not an address of this application.');
    try {
      return { status: 200, headers: headersFor(path), body: await readFile(path) };
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      return refusal(missing ? 404 : 500, missing ? `There is no ${pathname} here.` : `${pathname} cannot be read.`);
    }
  }

  #pathOf(pathname: string): string | null {
    let decoded: string;
    try {
      decoded = decodeURIComponent(pathname);
    } catch {
      // A broken escape names no file.
      return null;
    }
    if (decoded.includes('\0') || decoded.includes('\\')) return null;
    const path = resolve(this.#folder, `.${decoded.startsWith('/') ? decoded : `/${decoded}`}`);
    return path.startsWith(this.#folder + sep) ? path : null;
  }
}

function headersFor(path: string): Record<string, string> {
  return {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
}

function refusal(status: number, text: string): FileAnswer {
  return { status, headers: headersFor('refusal.txt'), body: Buffer.from(text) };
}

import { readFileSync } from 'node:fs';

/** Version in package.json, which is beside main-services both in the repository and in a packaged application. */
export function applicationVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A private authority, and a server's certificate for 127.0.0.1 signed by it. */
export interface TestCertificates {
  /** PEM file of the authority. */
  readonly caFile: string;
  readonly key: string;
  readonly cert: string;
  remove(): void;
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

/** Makes both anew with openssl: nothing in the repository expires, and no private key lies in it. */
export function testCertificates(): TestCertificates {
  const folder = mkdtempSync(path.join(tmpdir(), 'pyros-certificates-'));
  const file = (name: string) => path.join(folder, name);
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', ['req', '-x509', ...NEW_KEY, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  openssl('-keyout', file('ca.key'), '-out', file('ca.pem'), '-subj', '/CN=An authority of the tests');
  openssl(
    ...['-keyout', file('server.key'), '-out', file('server.pem'), '-subj', '/CN=127.0.0.1'],
    ...['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-addext', 'basicConstraints=critical,CA:FALSE'],
  );
  return {
    caFile: file('ca.pem'),
    key: readFileSync(file('server.key'), 'utf8'),
    cert: readFileSync(file('server.pem'), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** The certificate of a private authority, PEM. @throws Error in words, naming the file and the setting */
export async function readAuthority(file: string): Promise<string> {
  const called = `The authority's certificate ${file} ("caFile")`;
  let pem: string;
  try {
    pem = await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`${called} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    new X509Certificate(pem);
    return pem;
  } catch {
    // OpenSSL's own words ("PEM routines::no start line") help nobody.
    throw new Error(`${called} is no certificate in PEM form ("-----BEGIN CERTIFICATE-----").`);
  }
}

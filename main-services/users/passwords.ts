import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP Password Storage Cheat Sheet: N = 2^15, r = 8, p = 3 is one of its equally strong scrypt settings (32 MiB). */
const COST = 2 ** 15;
const BLOCK_SIZE = 8;
const PARALLELISM = 3;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** No stored parameters may ask for more memory than this, whoever wrote them. */
const MOST_MEMORY_BYTES = 256 * 1024 * 1024;

/** Hashes a password with a fresh salt: "scrypt$N$r$p$salt$key", the last two in base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, KEY_BYTES, { N: COST, r: BLOCK_SIZE, p: PARALLELISM });
  return ['scrypt', COST, BLOCK_SIZE, PARALLELISM, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Whether the password belongs to the hash, in a time that does not tell how nearly. A malformed hash fits nothing. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, cost, blockSize, parallelism, salt, key] = hash.split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
  const parameters = { N: Number(cost), r: Number(blockSize), p: Number(parallelism) };
  const expected = Buffer.from(key, 'base64');
  if (!Object.values(parameters).every((one) => Number.isInteger(one) && one > 0)) return false;
  if (expected.length < KEY_BYTES || 128 * parameters.N * parameters.r > MOST_MEMORY_BYTES) return false;
  try {
    const actual = await derive(password, Buffer.from(salt, 'base64'), expected.length, parameters);
    return timingSafeEqual(actual, expected);
  } catch {
    // scrypt refuses parameters that make no sense (N not a power of two): nobody logs in with such a hash.
    return false;
  }
}

function derive(password: string, salt: Buffer, length: number, parameters: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC: the same password typed on another keyboard layout or system gives the same bytes.
    const options = { ...parameters, maxmem: MOST_MEMORY_BYTES + 1024 * 1024 };
    scrypt(password.normalize('NFKC'), salt, length, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

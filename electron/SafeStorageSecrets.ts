import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { SecretRefused, type SecretStore } from '../main-services/system/secrets/SecretStore.ts';

/** What is used of Electron's safeStorage: the key lies in the operating system's keychain. */
export type SafeStorage = Pick<
  typeof import('electron').safeStorage,
  'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
>;

const fileSchema = z.record(z.string(), z.string());

/** Secrets in a file, encrypted with a key that the operating system keeps (Keychain, DPAPI, libsecret, KWallet). */
export class SafeStorageSecrets implements SecretStore {
  readonly place = "the operating system's keychain";
  readonly #storage: SafeStorage;
  readonly #file: string;
  readonly #platform: NodeJS.Platform;

  /** @param storage usable once Electron is ready */
  constructor(storage: SafeStorage, file: string, platform: NodeJS.Platform = process.platform) {
    this.#storage = storage;
    this.#file = file;
    this.#platform = platform;
  }

  async get(name: string): Promise<string | null> {
    if ((await this.fault()) !== null) return null;
    const kept = (await this.#read())[name];
    if (kept === undefined) return null;
    try {
      return this.#storage.decryptString(Buffer.from(kept, 'base64'));
    } catch {
      // Encrypted under another account or on another machine: to us it is not there.
      return null;
    }
  }

  async set(name: string, secret: string): Promise<void> {
    const fault = await this.fault();
    if (fault !== null) throw new SecretRefused(fault);
    await this.#write({ ...(await this.#read()), [name]: this.#storage.encryptString(secret).toString('base64') });
  }

  async remove(name: string): Promise<void> {
    const { [name]: gone, ...rest } = await this.#read();
    if (gone !== undefined) await this.#write(rest);
  }

  async fault(): Promise<string | null> {
    // On Linux without a keyring Electron would use a key that everybody knows.
    const plain = this.#platform === 'linux' && this.#storage.getSelectedStorageBackend() === 'basic_text';
    if (this.#storage.isEncryptionAvailable() && !plain) return null;
    return 'This desktop has no keychain: start GNOME Keyring or KWallet, or set PYROS_SECRET_… where PyROS is started.';
  }

  async #read(): Promise<Readonly<Record<string, string>>> {
    try {
      return fileSchema.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw new SecretRefused(`${this.#file} cannot be read: move it away and enter the secrets again.`);
    }
  }

  async #write(secrets: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true });
    await writeFile(`${this.#file}.tmp`, JSON.stringify(secrets), { mode: 0o600 });
    await rename(`${this.#file}.tmp`, this.#file);
  }
}

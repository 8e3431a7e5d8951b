import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SafeStorage, SafeStorageSecrets } from '../../../../electron/SafeStorageSecrets.ts';
import { EnvironmentSecrets } from '../../../../main-services/system/secrets/EnvironmentSecrets.ts';
import { KeyringSecrets } from '../../../../main-services/system/secrets/KeyringSecrets.ts';
import { LayeredSecrets } from '../../../../main-services/system/secrets/LayeredSecrets.ts';

const NAME = 'alerts.kafka.gcn';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Turns every byte around: enough to see that nothing lies in plain text. */
const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const storage = (available = true, backend = 'gnome_libsecret') =>
  ({
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text: string) => turned(Buffer.from(text)),
    decryptString: (bytes: Buffer) => turned(bytes).toString(),
  }) as SafeStorage;

describe('secrets in the operating system’s keychain', () => {
  it('are kept encrypted in a file of our own, and given back', async () => {
    const file = path.join(folder, 'secrets.json');
    const secrets = new SafeStorageSecrets(storage(), file, 'linux');
    expect(await secrets.get(NAME)).toBeNull();
    await secrets.set(NAME, 'very secret');
    await secrets.set('other', 'x');
    expect(await new SafeStorageSecrets(storage(), file, 'linux').get(NAME)).toBe('very secret');
    expect(readFileSync(file, 'utf8')).not.toContain('very secret');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    await secrets.remove(NAME);
    expect(await secrets.get(NAME)).toBeNull();
    expect(await secrets.get('other')).toBe('x');
  });

  it.each([
    ['no keychain', storage(false), 'darwin'],
    ['a Linux desktop without a keyring', storage(true, 'basic_text'), 'linux'],
  ] as const)('are refused on %s', async (_, given, platform) => {
    const secrets = new SafeStorageSecrets(given, path.join(folder, 'secrets.json'), platform);
    await expect(secrets.set(NAME, 'x')).rejects.toThrow(/This desktop has no keychain/);
    expect(await secrets.get(NAME)).toBeNull();
  });
});

describe('secrets elsewhere', () => {
  it('come from the environment, and are not kept there', async () => {
    const secrets = new EnvironmentSecrets({ PYROS_SECRET_ALERTS_KAFKA_GCN: 'given' });
    expect(await secrets.get(NAME)).toBe('given');
    expect(await secrets.get('alerts.kafka.other')).toBeNull();
    await expect(secrets.set(NAME)).rejects.toThrow(/Set PYROS_SECRET_ALERTS_KAFKA_GCN/);
  });

  it('go to the keyring by its own program, through its standard input', async () => {
    const program = path.join(folder, 'secret-tool');
    const said = path.join(folder, 'said');
    // Keeps what comes in, tells the arguments, gives it back.
    writeFileSync(
      program,
      `#!/bin/sh\necho "$@" >> ${said}\ncase "$1" in store) cat > ${folder}/kept;; lookup) [ "$5" != 'no such secret' ] && cat ${folder}/kept 2>/dev/null;; esac\n`,
    );
    chmodSync(program, 0o755);
    const secrets = new KeyringSecrets(program);
    expect(await secrets.fault()).toBeNull();
    expect(await secrets.get(NAME)).toBeNull();
    await secrets.set(NAME, 'very secret');
    expect(await secrets.get(NAME)).toBe('very secret');
    expect(readFileSync(said, 'utf8')).not.toContain('very secret');
  });

  it('are refused in words where nothing is safe', async () => {
    const nowhere = new LayeredSecrets([new EnvironmentSecrets({}), new KeyringSecrets(path.join(folder, 'none'))]);
    expect(await nowhere.get(NAME)).toBeNull();
    await expect(nowhere.set(NAME, 'x')).rejects.toThrow(/would lie in plain text.*Install libsecret-tools/s);
    expect(await nowhere.fault()).toMatch(/PYROS_SECRET_/);
  });

  it('prefer the environment', async () => {
    const file = path.join(folder, 'secrets.json');
    const kept = new SafeStorageSecrets(storage(), file, 'linux');
    const layered = new LayeredSecrets([new EnvironmentSecrets({ PYROS_SECRET_ALERTS_KAFKA_GCN: 'given' }), kept]);
    await layered.set(NAME, 'kept');
    expect(await kept.get(NAME)).toBe('kept');
    expect(await layered.get(NAME)).toBe('given');
  });
});

import { spawn } from 'node:child_process';
import { SecretRefused, type SecretStore } from './SecretStore.ts';

const ANSWER_WITHIN_MS = 10_000;
const ATTRIBUTES = ['application', 'pyros-control-room', 'name'] as const;

interface Answer {
  readonly status: number | null;
  readonly output: string;
  /** Null when the program could be run. */
  readonly fault: string | null;
}

/** The desktop's keyring (GNOME Keyring, KWallet) by libsecret's own program, `secret-tool`; the secret goes through its standard input. */
export class KeyringSecrets implements SecretStore {
  readonly place = "the desktop's keyring";
  readonly #program: string;

  constructor(program = 'secret-tool') {
    this.#program = program;
  }

  async get(name: string): Promise<string | null> {
    const { status, output } = await this.#run(['lookup', ...ATTRIBUTES, name], '');
    return status === 0 && output !== '' ? output.replace(/\n$/, '') : null;
  }

  async set(name: string, secret: string): Promise<void> {
    const { status, fault } = await this.#run(['store', '--label', `PyROS ${name}`, ...ATTRIBUTES, name], secret);
    if (status !== 0)
      throw new SecretRefused(
        fault ?? 'The keyring did not take the secret: is it unlocked, is there a desktop session?',
      );
  }

  async remove(name: string): Promise<void> {
    await this.#run(['clear', ...ATTRIBUTES, name], '');
  }

  async fault(): Promise<string | null> {
    // Asks for something that is not there: status 1 without a word is the keyring's "no such thing".
    const { status, fault, output } = await this.#run(['lookup', ...ATTRIBUTES, 'no such secret'], '');
    if (fault !== null) return `${fault} Install libsecret-tools, or set PYROS_SECRET_… where PyROS is started.`;
    return status === 0 || (status === 1 && output === '')
      ? null
      : 'The keyring cannot be reached: there is no desktop session, or it is locked.';
  }

  #run(args: readonly string[], input: string): Promise<Answer> {
    return new Promise((resolve) => {
      const child = spawn(this.#program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
      const parts: Buffer[] = [];
      const complaints: Buffer[] = [];
      const patience = setTimeout(() => child.kill('SIGKILL'), ANSWER_WITHIN_MS);
      const settle = (answer: Answer) => {
        clearTimeout(patience);
        resolve(answer);
      };
      child.stdout.on('data', (part: Buffer) => parts.push(part));
      child.stderr.on('data', (part: Buffer) => complaints.push(part));
      child.stdin.on('error', () => child.kill());
      child.on('error', (error) =>
        settle({ status: null, output: '', fault: `${this.#program} cannot be run: ${error.message}.` }),
      );
      child.on('close', (status) => {
        const complained = Buffer.concat(complaints).length > 0;
        // With a complaint, "1" is not "no such thing" but "no keyring".
        settle({
          status: complained && status === 1 ? 2 : status,
          output: Buffer.concat(parts).toString('utf8'),
          fault: null,
        });
      });
      child.stdin.end(input);
    });
  }
}
